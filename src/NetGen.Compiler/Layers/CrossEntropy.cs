using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>How a cross-entropy counts.</summary>
/// <param name="Smoothing">The share of the target that is spread evenly over the classes.</param>
/// <param name="Weights">One for each class, [C].</param>
/// <param name="Ignored">A label whose positions do not count.</param>
/// <param name="Reduction">What becomes of the positions' losses.</param>
sealed record CrossEntropyRule(double Smoothing = 0, Node? Weights = null, long? Ignored = null, Reduction Reduction = Reduction.Mean);

/// <summary>−Σ q · ln softmax(logits) over the classes on axis 1, averaged over all other positions.</summary>
static class CrossEntropy
{
    public static LayerKind Kind { get; } = new(nameof(CrossEntropy), Hyperparameter.Rate("Smoothing", 0))
    {
        Loss = (layer, logits, target) => Of(layer.Program, logits, target, new(layer.Number("Smoothing")), layer.Label),
        TakesLabels = true,
    };

    /// <param name="program">Where the nodes go.</param>
    /// <param name="logits">[N, C, …].</param>
    /// <param name="target">Class indices without axis 1, or probabilities of the logits' shape.</param>
    /// <param name="rule">How it counts.</param>
    /// <param name="name">As messages name it.</param>
    public static Node Of(Program program, Node logits, Node target, CrossEntropyRule rule, string name)
    {
        Losses.CheckClasses("logits", logits.Shape);
        if (program.MarkOf(logits) is { } mark) program.Warn(Rule.NotLogits, name, mark);
        CheckWeights(rule.Weights, logits.Shape);
        var g = program.Graph;
        if (target.Type != ElementType.Int32) return OfProbabilities(g, logits, target, rule);
        var labels = new ClassLabels(program, target, logits.Shape, rule.Ignored, name);
        var shifted = Softmax.Shifted(g, logits, 1);
        return OfLabels(g, shifted, g.Log(g.Sum(g.Exp(shifted), [1])), labels, rule);
    }

    /// <summary>The same of logarithms of probabilities.</summary>
    public static Node OfLogProbabilities(Program program, Node logProbabilities, Node target, CrossEntropyRule rule, string name)
    {
        Losses.CheckClasses("logarithms of probabilities", logProbabilities.Shape);
        CheckWeights(rule.Weights, logProbabilities.Shape);
        var labels = new ClassLabels(program, target, logProbabilities.Shape, rule.Ignored, name);
        return OfLabels(program.Graph, logProbabilities, program.Graph.Constant(0), labels, rule);
    }

    /// <summary>The logarithms of the probabilities are <paramref name="shifted"/> − <paramref name="normaliser"/>.</summary>
    static Node OfLabels(GraphBuilder g, Node shifted, Node normaliser, ClassLabels labels, CrossEntropyRule rule)
    {
        var weight = rule.Weights is { } weights ? labels.PickWeight(weights) : null;
        var loss = Scaled(g.Subtract(normaliser, labels.Pick(shifted)), weight);
        if (rule.Smoothing > 0)
            loss = g.Add(g.Multiply(loss, 1 - rule.Smoothing), g.Multiply(OverClasses(g, shifted, normaliser, rule.Weights), rule.Smoothing));
        return Losses.Reduce(g, labels.Keep(loss), rule.Reduction, Total());

        Node Scaled(Node x, Node? by) => by is null ? x : g.Multiply(by, x);

        // A mean divides by the weights of the labels that count.
        Node? Total() => weight is not null ? g.SumOfAll(labels.Keep(weight))
            : labels.Kept is { } kept ? g.SumOfAll(g.Cast(kept, ElementType.Float32)) : null;
    }

    /// <summary>The mean over the classes of −w · ln p.</summary>
    static Node OverClasses(GraphBuilder g, Node shifted, Node normaliser, Node? weights) => weights is null
        ? g.Subtract(normaliser, g.Mean(shifted, [1]))
        : g.Subtract(g.Multiply(normaliser, g.Mean(weights, [0])), g.Mean(g.Multiply(shifted, g.Across(weights, shifted.Shape, 1)), [1]));

    static Node OfProbabilities(GraphBuilder g, Node logits, Node target, CrossEntropyRule rule)
    {
        Losses.CheckEqual("the targets", target.Shape, "the logits", logits.Shape);
        var q = rule.Smoothing == 0 ? target
            : g.Add(g.Multiply(target, 1 - rule.Smoothing), g.Divide(g.Constant(rule.Smoothing), g.DimValue(logits.Shape[1])));
        if (rule.Weights is { } weights) q = g.Multiply(q, g.Across(weights, logits.Shape, 1));
        return Losses.Reduce(g, g.Negate(g.Sum(g.Multiply(q, LogSoftmax.Along(g, logits, 1)), [1])), rule.Reduction);
    }

    static void CheckWeights(Node? weights, Shape scores)
    {
        if (weights is not null && !weights.Shape.Equals(new Shape(scores[1])))
            throw new ShapeException("NG0206", $"weights [{scores[1]}], one for each class", weights.Shape.ToString(), "they do not broadcast");
    }
}
