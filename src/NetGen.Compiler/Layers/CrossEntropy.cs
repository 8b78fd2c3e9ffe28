using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>−Σ q · ln softmax(logits) over the classes on axis 1, averaged over all other positions.</summary>
static class CrossEntropy
{
    public static LayerKind Kind { get; } = new(nameof(CrossEntropy), Hyperparameter.Rate("Smoothing", 0))
    {
        Loss = (layer, logits, target) => Of(layer.Program, logits, target, layer.Number("Smoothing"), layer.Label),
        TakesLabels = true,
    };

    /// <param name="program">Where the nodes go.</param>
    /// <param name="logits">[N, C, …].</param>
    /// <param name="target">Class indices without axis 1, or probabilities of the logits' shape.</param>
    /// <param name="smoothing">The share of the target that is spread evenly.</param>
    /// <param name="name">As messages name it.</param>
    public static Node Of(Program program, Node logits, Node target, double smoothing, string name)
    {
        if (logits.Shape.Rank < 2) throw new ShapeException("NG0206", "logits [N, C, …]", logits.Shape.ToString(), "the classes are on axis 1");
        if (program.MarkOf(logits) is { } mark) program.Warn(Rule.NotLogits, name, mark);
        return target.Type == ElementType.Int32 ? OfLabels(program, logits, target, smoothing)
            : OfProbabilities(program.Graph, logits, target, smoothing);
    }

    static Node OfLabels(Program program, Node logits, Node labels, double smoothing)
    {
        Losses.CheckEqual("the labels", labels.Shape, "the logits without axis 1", logits.Shape.Without([1]));
        program.BoundIndices(labels, logits.Shape[1], nameof(CrossEntropy));
        var g = program.Graph;
        var shifted = Softmax.Shifted(g, logits, 1);
        var normaliser = g.Log(g.Sum(g.Exp(shifted), [1]));
        // The other classes are not multiplied with 0: a logit of −∞ would give NaN.
        var isLabel = g.Equal(g.Along(labels, logits.Shape, [1]), g.Across(g.Apply(new Iota(logits.Shape[1])), logits.Shape, 1));
        var picked = g.Sum(g.Select(isLabel, shifted, g.Constant(0)), [1]);
        if (smoothing == 0) return g.MeanOfAll(g.Subtract(normaliser, picked));
        var target = g.Add(g.Multiply(picked, 1 - smoothing), g.Multiply(g.Mean(shifted, [1]), smoothing));
        return g.MeanOfAll(g.Subtract(normaliser, target));
    }

    static Node OfProbabilities(GraphBuilder g, Node logits, Node target, double smoothing)
    {
        Losses.CheckEqual("the targets", target.Shape, "the logits", logits.Shape);
        var q = smoothing == 0 ? target : g.Add(g.Multiply(target, 1 - smoothing), g.Divide(g.Constant(smoothing), g.DimValue(logits.Shape[1])));
        return g.Negate(g.MeanOfAll(g.Sum(g.Multiply(q, LogSoftmax.Along(g, logits, 1)), [1])));
    }
}
