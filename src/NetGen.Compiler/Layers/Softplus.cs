using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>ln(1 + eˣ) without overflow.</summary>
static class Softplus
{
    public static LayerKind Kind { get; } = new(nameof(Softplus)) { Apply = (layer, x) => Of(layer.Graph, x) };

    /// <summary>max(x, 0) + ln(1 + e^−|x|).</summary>
    public static Node Of(GraphBuilder g, Node x)
    {
        // Of two equal values the first takes the gradient: half of each order gives the true derivative ½ at 0.
        var zero = g.Constant(0);
        var positive = g.Multiply(g.Add(g.Maximum(x, zero), g.Maximum(zero, x)), 0.5);
        return g.Add(positive, g.Log1p(g.Exp(g.Negate(g.Abs(x)))));
    }
}
