using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>max(x, 0).</summary>
static class Relu
{
    public static LayerKind Kind { get; } = new(nameof(Relu)) { Apply = (layer, x) => layer.Program.MarkAs("relu", Of(layer.Graph, x)) };

    // The constant comes first: of equal values the first takes the gradient, so that the derivative at 0 is 0.
    public static Node Of(GraphBuilder g, Node x) => g.Maximum(g.Constant(0), x);
}

/// <summary>x above 0, slope · x elsewhere.</summary>
static class LeakyRelu
{
    public static LayerKind Kind { get; } = new(nameof(LeakyRelu),
        Hyperparameter.Number("slope", 0.01f, "a finite number", x => !double.IsNaN(x) && !double.IsInfinity(x)))
    {
        Apply = (layer, x) => Of(layer.Graph, x, layer.Number("slope")),
    };

    public static Node Of(GraphBuilder g, Node x, double slope) => g.Select(g.Less(g.Constant(0), x), x, g.Multiply(x, slope));
}

/// <summary>x · sigmoid(x).</summary>
static class Silu
{
    public static LayerKind Kind { get; } = new(nameof(Silu)) { Apply = (layer, x) => Of(layer.Graph, x) };

    public static Node Of(GraphBuilder g, Node x) => g.Multiply(x, g.Sigmoid(x));
}

/// <summary>1 / (1 + e⁻ˣ).</summary>
static class Sigmoid
{
    public static LayerKind Kind { get; } = new(nameof(Sigmoid))
    {
        Apply = (layer, x) => layer.Program.MarkAs("sigmoid", layer.Graph.Sigmoid(x)),
    };
}

/// <summary>The hyperbolic tangent.</summary>
static class Tanh
{
    public static LayerKind Kind { get; } = new(nameof(Tanh)) { Apply = (layer, x) => layer.Graph.Tanh(x) };
}

/// <summary>x itself.</summary>
static class Identity
{
    public static LayerKind Kind { get; } = new(nameof(Identity)) { Apply = (_, x) => x };
}
