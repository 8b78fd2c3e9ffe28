using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Layers;

/// <summary>(Σ xᵖ)^(1/p) of each window.</summary>
static class LPPool
{
    public const string Range = "above 0 and finite";

    public static IReadOnlyList<LayerKind> Kinds { get; } = [Kind(1), Kind(2)];

    static LayerKind Kind(int rank) => new($"LPPool{rank}d", [Hyperparameter.Number("p", null, Range, IsPower), .. Pooling.Hyperparameters(rank)])
    {
        Apply = (layer, x) =>
        {
            Spatial.Check(x.Shape, rank);
            return Pool(layer.Program, x, layer.Number("p"), Pooling.Window(layer, rank), layer.Flag("CeilMode"));
        },
    };

    public static bool IsPower(double p) => p > 0 && !double.IsInfinity(p);

    /// <summary>The sum is the mean times the size of the window, also where the window reaches over the end, as in PyTorch.</summary>
    public static Node Pool(Program program, Node x, double p, WindowShape window, bool ceilMode)
    {
        var g = program.Graph;
        var powers = p == 1 ? x : p == 2 ? g.Square(x) : g.Power(x, g.Constant(p));
        var sum = g.Multiply(AvgPool.Pool(program, powers, window, countIncludePad: true, ceilMode), window.Count);
        return p == 1 ? sum : p == 2 ? g.Sqrt(sum) : g.Power(sum, g.Constant(1 / p));
    }
}
