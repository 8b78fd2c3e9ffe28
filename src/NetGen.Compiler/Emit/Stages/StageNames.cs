using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Stages;

/// <summary>Names of printed stages, from what they compute.</summary>
static class StageNames
{
    const int MostWords = 3;

    public static string For(Stage stage)
    {
        var words = Words(stage.Bodies.First()).Distinct().ToArray();
        var shown = string.Concat(words.Take(MostWords));
        return stage switch
        {
            ReduceStage r => r.Monoid + (shown.Length > 0 ? "Of" + shown : ""),
            ScatterStage s => s.Monoid == Monoid.Sum ? "ScatterAdd" : "ScatterMax",
            PutStage => "Put" + shown,
            _ => shown.Length > 0 ? shown : "Copy",
        };
    }

    /// <summary>Comments on what a kernel computes, by the layers it comes from.</summary>
    public static void Describe(CodeWriter code, Kernel kernel)
    {
        foreach (var group in kernel.Stages.GroupBy(s => s.Target.Scope).Take(8))
            code.Line($"// {(group.Key.Length > 0 ? group.Key + ": " : "")}{string.Join(", ", group.Select(s => $"{ExprPrinter.ShortName(s.Target)} {s.Target.Shape}").Take(6))}{(group.Count() > 6 ? ", …" : "")}");
    }

    static IEnumerable<string> Words(Expr body) =>
        body.Descendants.OfType<Apply>().Where(a => a.Op is not (Cast or StopGradient)).Select(a => a.Op is Maximum && a.Arguments.Any(x => x is Const { Value: 0 }) ? "Relu" : a.Op.Name);
}

/// <summary>Names of axes.</summary>
static class AxisNames
{
    static readonly string[] letters = ["i", "j", "k", "l", "m", "p", "q", "r"];

    /// <summary>The variable of a loop that stands so deep.</summary>
    public static string Letter(int depth) => letters[Math.Min(depth, letters.Length - 1)];

    /// <summary>An axis of a kernel's grid.</summary>
    public static string Wish(Axis axis, int position) =>
        axis.Extent.SingleAtom is NamedDim { Id: var id } && char.IsUpper(id[0]) ? char.ToLowerInvariant(id[0]) + id.Substring(1) : position == 0 ? "a" : "b";
}
