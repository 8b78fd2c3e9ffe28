using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>max(0, 1 − t · y) of targets −1 and 1. Cortes and Vapnik, 1995.</summary>
static class HingeLoss
{
    public static LayerKind Kind { get; } = new(nameof(HingeLoss))
    {
        Loss = (layer, x, target) => layer.Graph.MeanOfAll(Each(layer.Graph, x, target)),
    };

    public static Node Each(GraphBuilder g, Node scores, Node targets)
    {
        Losses.CheckEqual("the targets", targets.Shape, "the scores", scores.Shape);
        return Relu.Of(g, g.Subtract(g.Constant(1), g.Multiply(targets, scores)));
    }
}

/// <summary>By how much other classes come closer than a margin to the right one. Crammer and Singer, 2001; Weston and Watkins, 1999.</summary>
static class MultiMarginLoss
{
    public static LayerKind Kind { get; } = new(nameof(MultiMarginLoss), Hyperparameter.Positive("margin", 1))
    {
        Loss = (layer, x, target) => layer.Graph.MeanOfAll(Each(layer.Program, x, target, layer.Number("margin"), layer.Label)),
        TakesLabels = true,
    };

    public static Node Each(Program program, Node scores, Node target, double margin, string name)
    {
        Losses.CheckClasses("scores", scores.Shape);
        var g = program.Graph;
        var labels = new ClassLabels(program, target, scores.Shape, null, name);
        var right = g.Along(labels.Pick(scores), scores.Shape, [1]);
        var missing = Relu.Of(g, g.Add(g.Subtract(scores, right), margin));
        return g.Mean(g.Select(labels.IsLabel, g.Constant(0), missing), [1]);
    }
}

/// <summary>Losses of distances between vectors on the last axis.</summary>
static class DistanceLosses
{
    /// <summary>max(0, ‖a − p‖ − ‖a − n‖ + margin). Schroff, Kalenichenko and Philbin, 2015.</summary>
    public static Node Triplet(GraphBuilder g, Node anchor, Node positive, Node negative, double margin, double epsilon)
    {
        Losses.CheckVectors("vectors", anchor.Shape);
        Losses.CheckEqual("the positives", positive.Shape, "the anchors", anchor.Shape);
        Losses.CheckEqual("the negatives", negative.Shape, "the anchors", anchor.Shape);
        return Relu.Of(g, g.Add(g.Subtract(Distance(positive), Distance(negative)), margin));

        // As PyTorch does: what is added keeps the root from its pole.
        Node Distance(Node other)
        {
            var difference = g.Add(g.Subtract(anchor, other), epsilon);
            return g.Sqrt(g.Sum(g.Square(difference), [anchor.Shape.Rank - 1]));
        }
    }

    /// <summary>1 − cos of pairs that belong together, max(0, cos − margin) of others.</summary>
    public static Node CosineEmbedding(GraphBuilder g, Node a, Node b, Node targets, double margin)
    {
        Losses.CheckVectors("vectors", a.Shape);
        Losses.CheckEqual("the second vectors", b.Shape, "the first", a.Shape);
        var last = a.Shape.Rank - 1;
        Losses.CheckEqual("the targets", targets.Shape, "the vectors without the last axis", a.Shape.Without([last]));
        var cosine = Cosine(g, a, b, last, 1e-12);
        return g.Select(g.Less(g.Constant(0), targets), g.Subtract(g.Constant(1), cosine), Relu.Of(g, g.Add(cosine, -margin)));
    }

    /// <summary>a · b / √((‖a‖² + ε)(‖b‖² + ε)) along an axis.</summary>
    public static Node Cosine(GraphBuilder g, Node a, Node b, int axis, double epsilon)
    {
        Node Along(Node x, Node y) => g.Sum(g.Multiply(x, y), [axis]);
        return g.Divide(Along(a, b), g.Sqrt(g.Multiply(g.Add(Along(a, a), epsilon), g.Add(Along(b, b), epsilon))));
    }
}
