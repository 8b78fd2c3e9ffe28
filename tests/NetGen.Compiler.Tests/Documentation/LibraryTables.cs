using System.Text.RegularExpressions;
using NetGen.Compiler.Evaluate.Operations;
using NetGen.Compiler.Layers;

namespace NetGen.Compiler.Tests.Documentation;

/// <summary>The layers and operations of the language by their purpose, from the tables that the evaluator looks them up in.</summary>
static partial class LibraryTables
{
    public static IEnumerable<(string Title, string[] Names)> Layers =>
        LayerKinds.Groups.Select(g => (g.Title, g.Kinds.Select(k => k.Name).ToArray()));

    /// <summary>Each operation once, whether it is a method, a function or both; those of System.Math are no part of the library.</summary>
    public static IEnumerable<(string Title, string[] Names)> Operations
    {
        get
        {
            HashSet<string> seen = [];
            foreach (var group in OperationTable.Groups)
            {
                string[] names = [.. group.Table.Select(o => NameOf(o.Name)).OfType<string>().Where(seen.Add)];
                if (names.Length > 0) yield return (group.Title, names);
            }
        }
    }

    public static string Text => $"{Table("Layers", Layers)}\n{Table("Operations", Operations)}";

    /// <summary>The name without what distinguishes the sisters for one, two and three axes.</summary>
    public static string Family(string name) => Axes().Replace(name, "d");

    static string? NameOf(string method) => method.Split('.') switch
    {
        ["Math" or "Convert", _] or [_, "Forward"] => null,
        ["Mask", "Causal"] => method,
        var parts => parts[1],
    };

    static string Table(string head, IEnumerable<(string Title, string[] Names)> rows) =>
        $"| {head} | |\n|---|---|\n{string.Concat(rows.Select(r => $"| {r.Title} | {string.Join(", ", Families(r.Names))} |\n"))}";

    /// <summary>Conv1d, Conv2d and Conv3d as <c>Conv1d/2d/3d</c>, where the first of them stands.</summary>
    static IEnumerable<string> Families(string[] names) => names.GroupBy(Family)
        .Select(f => $"`{f.First()}{string.Concat(f.Skip(1).Select(n => "/" + Axes().Match(n).Value))}`");

    [GeneratedRegex("[123]d")]
    private static partial Regex Axes();
}
