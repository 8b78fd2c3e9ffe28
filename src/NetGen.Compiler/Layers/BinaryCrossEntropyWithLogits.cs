using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>The mean of softplus(x) − t · x: the binary cross-entropy of sigmoid(x), without overflow.</summary>
static class BinaryCrossEntropyWithLogits
{
    public static LayerKind Kind { get; } = new(nameof(BinaryCrossEntropyWithLogits))
    {
        Loss = (layer, x, target) => Of(layer.Program, x, target, layer.Label),
    };

    public static Node Of(Program program, Node logits, Node targets, string name)
    {
        Losses.CheckEqual("the targets", targets.Shape, "the logits", logits.Shape);
        if (program.MarkOf(logits) is { } mark) program.Warn(Rule.NotLogits, name, mark);
        var g = program.Graph;
        return g.MeanOfAll(g.Subtract(Softplus.Of(g, logits), g.Multiply(targets, logits)));
    }
}
