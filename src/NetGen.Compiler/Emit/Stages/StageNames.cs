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

    static IEnumerable<string> Words(Expr body) =>
        body.Descendants.OfType<Apply>().Where(a => a.Op is not (Cast or StopGradient)).Select(a => a.Op is Maximum && a.Arguments.Any(x => x is Const { Value: 0 }) ? "Relu" : a.Op.Name);
}

/// <summary>Names of grid axes.</summary>
static class AxisNames
{
    public static string Wish(Axis axis, int position) =>
        axis.Extent.SingleAtom is NamedDim { Id: var id } && char.IsUpper(id[0]) ? char.ToLowerInvariant(id[0]) + id.Substring(1) : position == 0 ? "a" : "b";
}
