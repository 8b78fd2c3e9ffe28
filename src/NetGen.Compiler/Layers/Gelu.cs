using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>x · Φ(x), exactly by erf or approximately by tanh. Hendrycks and Gimpel, 2016.</summary>
static class Gelu
{
    public static LayerKind Kind { get; } = new(nameof(Gelu), Hyperparameter.Flag("Approximate", false))
    {
        Apply = (layer, x) => Of(layer.Graph, x, layer.Flag("Approximate")),
    };

    public static Node Of(GraphBuilder g, Node x, bool approximate)
    {
        var phi = approximate
            ? g.Tanh(g.Multiply(g.Add(x, g.Multiply(g.Multiply(x, g.Square(x)), 0.044715)), Math.Sqrt(2 / Math.PI)))
            : g.Erf(g.Multiply(x, Math.Sqrt(0.5)));
        return g.Multiply(g.Multiply(x, 0.5), g.Add(phi, 1));
    }
}
