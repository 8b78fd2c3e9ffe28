using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>Prints tables of constants: their numbers are data of the assembly, copied once into aligned memory.</summary>
sealed class TablePrinter(IReadOnlyList<CompiledProgram> programs, bool withSpans = false)
{
    public const string ClassName = "KernelTables";

    const int NumbersPerLine = 12;

    readonly Table[] tables = [.. programs.SelectMany(p => p.Kernels.Values).Select(v => v.Table).OfType<Table>().Distinct()];

    public int Count => tables.Length;

    /// <summary>The number of a table.</summary>
    public int IndexOf(Table table) => System.Array.IndexOf(tables, table);

    /// <summary>A table's memory, as C#.</summary>
    public string Address(Table table) => $"{ClassName}.Table{IndexOf(table)}";

    /// <summary>A table's numbers as a span, as C#.</summary>
    public static string Span(int index) => $"{ClassName}.Numbers{index}";

    static IEnumerable<float> Line(Table table, int start)
    {
        for (var i = start; i < Math.Min(start + NumbersPerLine, table.Numbers.Count); i++) yield return table.Numbers[i];
    }

    public void Print(CodeWriter code)
    {
        if (tables.Length == 0) return;
        code.Line().Line("/// <summary>Tables of constants.</summary>");
        code.Open($"static unsafe class {ClassName}");
        for (var i = 0; i < tables.Length; i++)
        {
            code.Line($"static readonly global::NetGen.Cpu.NativeBuffer memory{i} = global::NetGen.Cpu.NativeBuffer.Of(");
            code.Line("[");
            for (var at = 0; at < tables[i].Numbers.Count; at += NumbersPerLine)
                code.Line($"    {string.Join(", ", Line(tables[i], at).Select(n => Identifiers.Float(n)))},");
            code.Line("]);").Line();
            code.Line($"/// <summary>{tables[i].Shape}.</summary>");
            code.Line($"public static float* Table{i} => memory{i}.Pointer;").Line();
            if (withSpans) code.Line($"public static global::System.ReadOnlySpan<float> Numbers{i} => memory{i}.Span;").Line();
        }
        code.Close();
    }
}
