using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>The mean of −(t · ln p + (1 − t) · ln(1 − p)), the logarithms kept at −100 or above.</summary>
static class BinaryCrossEntropy
{
    const double Least = -100;

    public static LayerKind Kind { get; } = new(nameof(BinaryCrossEntropy))
    {
        Loss = (layer, x, target) => layer.Graph.MeanOfAll(Each(layer.Graph, x, target)),
    };

    public static Node Each(GraphBuilder g, Node probabilities, Node targets)
    {
        Losses.CheckEqual("the targets", targets.Shape, "the probabilities", probabilities.Shape);
        var p = Kept(g, probabilities, 0, g.Log);
        var notP = Kept(g, probabilities, 1, x => g.Log1p(g.Negate(x)));
        return g.Negate(g.Add(g.Multiply(targets, p), g.Multiply(g.Subtract(g.Constant(1), targets), notP)));
    }

    /// <summary>The logarithm without its pole, whose derivative would make 0 · ∞ of the gradient.</summary>
    static Node Kept(GraphBuilder g, Node p, double pole, Func<Node, Node> log)
    {
        var isPole = g.Equal(p, g.Constant(pole));
        return g.Select(isPole, g.Constant(Least), g.Maximum(log(g.Select(isPole, g.Constant(0.5), p)), g.Constant(Least)));
    }
}
