using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>x / (k + α · mean of x² over neighbouring channels)^β. Krizhevsky, Sutskever and Hinton, 2012.</summary>
static class LocalResponseNorm
{
    public static LayerKind Kind { get; } = new(nameof(LocalResponseNorm), Hyperparameter.Count("size"),
        Hyperparameter.Finite("Alpha", 1e-4f), Hyperparameter.Finite("Beta", 0.75f), Hyperparameter.Finite("K", 1))
    {
        Apply = Apply,
    };

    static Node Apply(LayerUse layer, Node x)
    {
        Spatial.CheckAny(x.Shape);
        var g = layer.Graph;
        var size = layer.Int("size");
        var padded = g.Pad(g.Square(x), 1, size / 2, (size - 1) / 2);
        // The channels and all behind them as one window, of which only the channels are wider than one.
        EquatableArray<long> ones = [.. x.Shape.Dims.Skip(1).Select(_ => 1L)], zeros = [.. ones.Select(_ => 0L)];
        var sum = g.Apply(new WindowSum(new([size, .. ones.Skip(1)], ones, zeros, ones)), padded);
        var scale = g.Add(g.Multiply(sum, layer.Number("Alpha") / size), layer.Number("K"));
        return g.Divide(x, g.Power(scale, g.Constant(layer.Number("Beta"))));
    }
}
