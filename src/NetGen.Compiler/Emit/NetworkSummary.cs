using System.Globalization;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit;

/// <summary>The figures of a network that are known at build time: parameters, shapes, FLOPs and memory, as polynomials.</summary>
sealed class NetworkSummary(IReadOnlyList<LayerRow> layers, IReadOnlyList<StoredTensor> parameters, IReadOnlyList<CompiledProgram> programs)
{
    public long ParameterCount => parameters.Sum(p => p.Shape.Size.Constant ?? 0);

    long CountOf(LayerRow layer) => parameters.Where(p => layer.Parameters.Contains(p.Name)).Sum(p => p.Shape.Size.Constant ?? 0);

    static Dim Sum(IEnumerable<Dim> dims) => Dim.Sum(dims);

    /// <summary>The XML documentation of the class.</summary>
    public string Documentation(string name)
    {
        var lines = new List<string>
        {
            "/// <summary>",
            $"/// <c>{name}</c>, compiled by NetGen: {Number(ParameterCount)} parameters, {Number(Sum(layers.Select(l => l.Flops)))} FLOPs forward.",
            "/// </summary>",
            "/// <remarks>",
            "/// <list type=\"bullet\">",
        };
        foreach (var layer in layers) lines.Add($"/// <item><c>{Identifiers.Xml(layer.Kind)}</c>{(layer.Path.Length > 0 ? $" ({layer.Path})" : "")}: {layer.Output}</item>");
        lines.Add("/// </list>");
        foreach (var p in programs) lines.Add($"/// <para>Activation memory of {p.Name}: {Memory(p)} bytes.</para>");
        lines.Add("/// </remarks>");
        return string.Join("\n", lines);
    }

    static string Memory(CompiledProgram program)
    {
        var fixedSizes = Sum(program.Plan.Slots.Where(s => s.Sizes.Count == 1).Select(s => 4 * s.Sizes[0]));
        var largest = program.Plan.Slots.Where(s => s.Sizes.Count > 1).Select(s => $"max({string.Join(", ", s.Sizes.Select(d => Number(4 * d)))})");
        return string.Join(" + ", (fixedSizes.Is(0) && largest.Any() ? [] : new[] { Number(fixedSizes) }).Concat(largest));
    }

    /// <summary>A polynomial for people: <c>852,454 N + 1</c>.</summary>
    static string Number(Dim dim)
    {
        if (dim.Constant is { } constant) return Number(constant);
        var text = string.Concat(dim.Terms.Select((t, i) =>
        {
            var sign = t.Coefficient < 0 ? (i == 0 ? "-" : " - ") : i == 0 ? "" : " + ";
            var size = Math.Abs(t.Coefficient);
            var factors = string.Join(" ", t.Factors.Select(f => f.Text));
            return sign + (factors.Length == 0 ? Number(size) : size == 1 ? factors : $"{Number(size)} {factors}");
        }));
        return text;
    }

    static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The table that <c>Summary()</c> returns.</summary>
    public string Table(string name)
    {
        List<string[]> rows = [["layer", "", "output shape", "parameters", "FLOPs", "activations (bytes)"]];
        foreach (var l in layers) rows.Add([l.Path, l.Kind, l.Output.ToString(), Number(CountOf(l)), Number(l.Flops), Number(4 * l.Output.Size)]);
        rows.Add(["", name, "", Number(ParameterCount), Number(Sum(layers.Select(l => l.Flops))), Number(Sum(layers.Select(l => 4 * l.Output.Size)))]);
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var lines = rows.Select(r => string.Join("  ", r.Select((cell, c) => c < 3 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd()).ToList();
        var rule = new string('-', widths.Sum() + 2 * (widths.Length - 1));
        lines.Insert(1, rule);
        lines.Insert(lines.Count - 1, rule);
        foreach (var p in programs) lines.Add($"memory of {p.Name}: {Memory(p)} bytes");
        return string.Join("\n", lines);
    }
}
