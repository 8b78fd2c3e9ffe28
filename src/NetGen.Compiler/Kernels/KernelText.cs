using System.Globalization;
using System.Text;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>A program of kernels as text.</summary>
public static class KernelText
{
    public static string Print(KernelProgram program)
    {
        var text = new StringBuilder();
        Print(text, program.Phases, "");
        return text.ToString();
    }

    static void Print(StringBuilder text, IReadOnlyList<Phase> phases, string indent)
    {
        var number = 0;
        foreach (var phase in phases)
        {
            text.Append(indent).Append("phase ").Append(++number).Append('\n');
            foreach (var kernel in phase.Kernels)
            {
                text.Append(indent).Append("  kernel ").Append(kernel.Name).Append(" over [").Append(string.Join(", ", kernel.Grid.Select(a => $"{a.Id} < {a.Extent}"))).Append("]\n");
                foreach (var stage in kernel.Stages) Print(text, stage, indent);
            }
            foreach (var loop in phase.Loops)
            {
                text.Append(indent).Append("  for ").Append(loop.Step.Id).Append(" < ").Append(loop.Step.Extent).Append('\n');
                Print(text, loop.Body, indent + "    ");
            }
        }
    }

    static void Print(StringBuilder text, Stage stage, string indent)
    {
        var body = stage switch
        {
            MapStage s => Print(s.Body),
            ReduceStage s => $"{s.Monoid} over [{Axes(s.Reduced)}] of {Print(s.Body)}",
            ContractStage s => $"Contract over [{Axes(s.Summed)}] of {Print(s.Left)} · {Print(s.Right)}",
            ScatterStage s => $"Scatter {s.Monoid} over [{Axes(s.Rows)}] to row {s.Row} of {Print(s.Body)}",
            SegmentStage s => $"Segments of {s.Row} over [{Axes(s.Terms)}] in {s.Count} rows",
            RoutineStage s => $"{s.Routine.Name} over [{Axes(s.Whole)}] of {string.Join(", ", s.Operands.Select(o => Print(o.Load)))}",
            PutStage s => $"Put at {s.Position} of axis {s.Axis}: {Print(s.Body)}",
            _ => stage.ToString(),
        };
        var part = stage.Target.Whole is { } whole ? $" ({whole.Name} + {stage.Target.Start})" : "";
        text.Append(indent).Append("    ").Append(stage.Target.Storage).Append(' ').Append(stage.Target.Name).Append(part).Append('[').Append(Axes(stage.Axes)).Append("] = ").Append(body).Append('\n');
    }

    static string Axes(IEnumerable<Axis> axes) => string.Join(", ", axes.Select(a => $"{a.Id} < {a.Extent}"));

    public static string Print(Expr expr) => expr switch
    {
        Const c => c.Value.ToString("R", CultureInfo.InvariantCulture),
        IndexValue i => $"({i.Index})",
        Apply a => $"{a.Op.Name}({string.Join(", ", a.Arguments.Select(Print))})",
        Guarded g => $"({string.Join(" && ", g.Guards.Select(r => $"{r.Index} in {r.Extent}"))} ? {Print(g.Inside)} : {Print(g.Outside)})",
        UniformAt u => $"uniform{u.Draw}({u.Counter})",
        _ => expr.ToString(),
    };
}
