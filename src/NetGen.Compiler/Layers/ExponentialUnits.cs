using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>x above 0, α · (eˣ − 1) elsewhere. Clevert, Unterthiner and Hochreiter, 2016.</summary>
static class Elu
{
    public static LayerKind Kind { get; } = new(nameof(Elu), Hyperparameter.Number("alpha", 1, "a finite number", x => !double.IsNaN(x) && !double.IsInfinity(x)))
    {
        Apply = (layer, x) => Of(layer.Graph, x, layer.Number("alpha")),
    };

    public static Node Of(GraphBuilder g, Node x, double alpha)
    {
        var zero = g.Constant(0);
        // What is not chosen must not overflow: its derivative would be 0 · ∞.
        return g.Select(g.Less(zero, x), x, g.Multiply(g.Add(g.Exp(g.Minimum(x, zero)), -1), alpha));
    }
}

/// <summary>λ · elu(x, α) with the two numbers that keep mean 0 and variance 1. Klambauer et al., 2017.</summary>
static class Selu
{
    const double Scale = 1.0507009873554804934193349852946, Alpha = 1.6732632423543772848170429916717;

    public static LayerKind Kind { get; } = new(nameof(Selu)) { Apply = (layer, x) => Of(layer.Graph, x) };

    public static Node Of(GraphBuilder g, Node x) => g.Multiply(Elu.Of(g, x, Alpha), Scale);
}

/// <summary>x · tanh(ln(1 + eˣ)). Misra, 2019.</summary>
static class Mish
{
    public static LayerKind Kind { get; } = new(nameof(Mish)) { Apply = (layer, x) => Of(layer.Graph, x) };

    public static Node Of(GraphBuilder g, Node x) => g.Multiply(x, g.Tanh(Softplus.Of(g, x)));
}

/// <summary>−ln(1 + e⁻ˣ): the logarithm of the sigmoid, without its underflow.</summary>
static class LogSigmoid
{
    public static LayerKind Kind { get; } = new(nameof(LogSigmoid)) { Apply = (layer, x) => Of(layer.Graph, x) };

    public static Node Of(GraphBuilder g, Node x) => g.Negate(Softplus.Of(g, g.Negate(x)));
}

/// <summary>Softmax of −x.</summary>
static class Softmin
{
    public static LayerKind Kind { get; } = new(nameof(Softmin), Hyperparameter.Axis("axis", 1))
    {
        Apply = (layer, x) => layer.Program.MarkAs("softmin", Along(layer.Graph, x, Softmax.Axis(layer, x.Shape))),
    };

    public static Node Along(GraphBuilder g, Node x, int axis) => Softmax.Along(g, g.Negate(x), axis);
}
