using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>Normal noise on each element.</summary>
static class Noise
{
    static Hyperparameter Deviation => Hyperparameter.Number("deviation", null, "at least 0", x => x >= 0 && !double.IsInfinity(x));

    /// <summary>Noise that is part of the network, so it acts in both modes.</summary>
    public static LayerKind Kind { get; } = new(nameof(Noise), Deviation, Hyperparameter.Flag("Multiplicative", false))
    {
        Apply = (layer, x) => layer.Flag("Multiplicative") ? Times(layer.Graph, x, layer.Number("deviation")) : Plus(layer.Graph, x, layer.Number("deviation")),
    };

    /// <summary>In training only. Bishop, 1995: to first order the same as a penalty of the derivative.</summary>
    public static LayerKind Additive { get; } = new("GaussianNoise", Deviation)
    {
        Apply = (layer, x) => layer.Program.IsTraining ? Plus(layer.Graph, x, layer.Number("deviation")) : x,
    };

    /// <summary>In training only, with the mean and deviation of dropout. Srivastava et al., 2014.</summary>
    public static LayerKind Dropout { get; } = new("GaussianDropout", Hyperparameter.Rate("rate", 0.5f))
    {
        Apply = (layer, x) => layer.Program.IsTraining && layer.Number("rate") is > 0 and var rate
            ? Times(layer.Graph, x, Math.Sqrt(rate / (1 - rate))) : x,
    };

    static Node Plus(GraphBuilder g, Node x, double deviation) => g.Add(x, g.Multiply(g.Normal(x.Shape), deviation));

    static Node Times(GraphBuilder g, Node x, double deviation) => g.Multiply(x, g.Add(g.Multiply(g.Normal(x.Shape), deviation), 1));
}
