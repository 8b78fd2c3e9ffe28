using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Layers;

/// <summary>Losses of segmentation and detection.</summary>
static class DetectionLosses
{
    /// <summary>α · (1 − p)^γ · −ln p, of the probability p of the right answer. Lin et al., 2017.</summary>
    public static Node Focal(Program program, Node logits, Node targets, double alpha, double gamma, string name)
    {
        var g = program.Graph;
        var entropy = BinaryCrossEntropyWithLogits.Each(program, logits, targets, null, name);
        var notTargets = g.Subtract(g.Constant(1), targets);
        // 1 − p without the cancellation that a subtraction would have.
        var wrong = g.Add(g.Multiply(targets, g.Sigmoid(g.Negate(logits))), g.Multiply(notTargets, g.Sigmoid(logits)));
        var loss = g.Multiply(entropy, g.Power(wrong, g.Constant(gamma)));
        return alpha < 0 ? loss : g.Multiply(loss, g.Add(g.Multiply(targets, alpha), g.Multiply(notTargets, 1 - alpha)));
    }

    /// <summary>1 − (2 Σ p·t + s) / (Σ p + Σ t + s) over the axes from 2 on; of [N, P] over axis 1. Milletari, Navab and Ahmadi, 2016.</summary>
    public static Node Dice(GraphBuilder g, Node probabilities, Node targets, double smooth)
    {
        Losses.CheckEqual("the targets", targets.Shape, "the probabilities", probabilities.Shape);
        var rank = probabilities.Shape.Rank;
        if (rank < 2)
            throw new ShapeException("NG0206", "probabilities [N, C, …] or [N, P]", probabilities.Shape.ToString(), "the sums run over positions");
        int[] axes = rank == 2 ? [1] : [.. Enumerable.Range(2, rank - 2)];
        var both = g.Add(g.Multiply(g.Sum(g.Multiply(probabilities, targets), axes), 2), smooth);
        var all = g.Add(g.Add(g.Sum(probabilities, axes), g.Sum(targets, axes)), smooth);
        return g.Subtract(g.Constant(1), g.Divide(both, all));
    }
}

/// <summary>Boxes (x1, y1, x2, y2) on the last axis.</summary>
sealed class Boxes
{
    readonly GraphBuilder g;
    readonly Node[] x;

    Boxes(GraphBuilder g, Node boxes)
    {
        this.g = g;
        var last = boxes.Shape.Rank - 1;
        if (last < 0 || !boxes.Shape[last].Is(4))
            throw new ShapeException("NG0206", "boxes […, 4]", boxes.Shape.ToString(), "the last axis holds x1, y1, x2, y2");
        x = [.. Enumerable.Range(0, 4).Select(i => g.Reshape(g.Slice(boxes, last, i, 1), boxes.Shape.Without([last])))];
    }

    Node Area => g.Multiply(g.Subtract(x[2], x[0]), g.Subtract(x[3], x[1]));

    /// <summary>Intersection over union.</summary>
    public static Node Iou(GraphBuilder g, Node a, Node b, double epsilon) => Of(g, a, b, epsilon).Iou;

    /// <summary>Less the share of the smallest box around both that neither covers. Rezatofighi et al., 2019.</summary>
    public static Node GeneralizedIou(GraphBuilder g, Node a, Node b, double epsilon)
    {
        var (first, second, union, iou) = Of(g, a, b, epsilon);
        var width = g.Subtract(g.Maximum(first.x[2], second.x[2]), g.Minimum(first.x[0], second.x[0]));
        var height = g.Subtract(g.Maximum(first.x[3], second.x[3]), g.Minimum(first.x[1], second.x[1]));
        var around = g.Multiply(width, height);
        return g.Subtract(iou, g.Divide(g.Subtract(around, union), g.Add(around, epsilon)));
    }

    static (Boxes First, Boxes Second, Node Union, Node Iou) Of(GraphBuilder g, Node a, Node b, double epsilon)
    {
        Boxes first = new(g, a), second = new(g, b);
        Losses.CheckEqual("the second boxes", b.Shape, "the first", a.Shape);
        Node Overlap(int low) => Relu.Of(g,
            g.Subtract(g.Minimum(first.x[low + 2], second.x[low + 2]), g.Maximum(first.x[low], second.x[low])));
        var intersection = g.Multiply(Overlap(0), Overlap(1));
        var union = g.Subtract(g.Add(first.Area, second.Area), intersection);
        return (first, second, union, g.Divide(intersection, g.Add(union, epsilon)));
    }
}
