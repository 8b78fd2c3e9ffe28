using NetGen.Compiler.Evaluate.Operations;
using NetGen.Compiler.Layers;

namespace NetGen.Compiler.Tests.Documentation;

/// <summary>The layers and operations of the language by their purpose, from the tables that the evaluator looks them up in.</summary>
static class LibraryTables
{
    public static IEnumerable<(string Title, string[] Names)> Layers =>
        LayerKinds.Groups.Select(g => (g.Title, g.Kinds.Select(k => k.Name).ToArray()));

    /// <summary>Each operation once, whether it is a method, a function or both; those of System.Math are no part of the library.</summary>
    public static IEnumerable<(string Title, string[] Names)> Operations => OperationTable.Groups
        .Select(g => (g.Title, Names: g.Table.Select(o => o.Name.Split('.')).Where(n => n[0] is not ("Math" or "Convert") && n[1] != "Forward")
            .Select(n => n[0] == "Mask" && n[1] == "Causal" ? "Mask.Causal" : n[1]).Distinct().ToArray()))
        .Where(g => g.Names.Length > 0);

    public static string Text => $"{Table("Layers", Layers)}\n{Table("Operations", Operations)}";

    static string Table(string head, IEnumerable<(string Title, string[] Names)> rows) =>
        $"| {head} | |\n|---|---|\n{string.Concat(rows.Select(r => $"| {r.Title} | {string.Join(", ", r.Names.Select(n => $"`{n}`"))} |\n"))}";
}
