using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>x − ln Σ eˣ along an axis.</summary>
static class LogSoftmax
{
    public static LayerKind Kind { get; } = new(nameof(LogSoftmax), Hyperparameter.Axis("axis", 1))
    {
        Apply = (layer, x) => Along(layer.Graph, x, Softmax.Axis(layer, x.Shape)),
    };

    public static Node Along(GraphBuilder g, Node x, int axis)
    {
        var shifted = Softmax.Shifted(g, x, axis);
        return g.Subtract(shifted, g.Along(g.Log(g.Sum(g.Exp(shifted), [axis])), x.Shape, [axis]));
    }

    /// <summary>ln Σ eˣ along an axis, which vanishes.</summary>
    public static Node LogSumExp(GraphBuilder g, Node x, int axis) =>
        g.Add(Softmax.Largest(g, x, axis), g.Log(g.Sum(g.Exp(Softmax.Shifted(g, x, axis)), [axis])));
}
