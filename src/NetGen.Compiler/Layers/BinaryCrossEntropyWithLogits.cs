using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>The mean of softplus(x) − t · x: the binary cross-entropy of sigmoid(x), without overflow.</summary>
static class BinaryCrossEntropyWithLogits
{
    public static LayerKind Kind { get; } = new(nameof(BinaryCrossEntropyWithLogits))
    {
        Loss = (layer, x, target) => layer.Graph.MeanOfAll(Each(layer.Program, x, target, null, layer.Label)),
    };

    /// <summary>The losses of all elements; those of t = 1 are multiplied with a weight.</summary>
    public static Node Each(Program program, Node logits, Node targets, Node? positiveWeight, string name)
    {
        Losses.CheckEqual("the targets", targets.Shape, "the logits", logits.Shape);
        if (program.MarkOf(logits) is { } mark) program.Warn(Rule.NotLogits, name, mark);
        var g = program.Graph;
        if (positiveWeight is null) return g.Subtract(Softplus.Of(g, logits), g.Multiply(targets, logits));
        Losses.CheckBroadcasts("the weight of positives", positiveWeight.Shape, logits.Shape);
        // (1 − t) · x + (1 + (w − 1) · t) · softplus(−x).
        var weight = g.Add(g.Multiply(g.Add(positiveWeight, -1), targets), 1);
        return g.Add(g.Multiply(g.Subtract(g.Constant(1), targets), logits), g.Multiply(weight, Softplus.Of(g, g.Negate(logits))));
    }
}
