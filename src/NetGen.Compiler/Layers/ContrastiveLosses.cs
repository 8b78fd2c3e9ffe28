using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Losses that tell what belongs together from what does not.</summary>
static class ContrastiveLosses
{
    /// <summary>−ln σ(s) of the positive and −Σ ln σ(−s) of the negatives on the last axis. Mikolov et al., 2013.</summary>
    public static Node NegativeSampling(GraphBuilder g, Node positive, Node negatives)
    {
        var last = negatives.Shape.Rank - 1;
        if (last < 0) throw new ShapeException("NG0206", "scores of negatives […, K]", negatives.Shape.ToString(), "the last axis counts them");
        Losses.CheckEqual("the scores of the positives", positive.Shape, "the negatives without the last axis", negatives.Shape.Without([last]));
        return g.Add(Softplus.Of(g, g.Negate(positive)), g.Sum(Softplus.Of(g, negatives), [last]));
    }

    /// <summary>The cross-entropy of finding each query's own key among the keys of the batch, by cosine. van den Oord et al., 2018.</summary>
    public static Node InfoNce(Program program, Node queries, Node keys, Node temperature, bool symmetric, Reduction reduction, string name)
    {
        if (queries.Shape.Rank != 2) throw new ShapeException("NG0206", "vectors [N, D]", queries.Shape.ToString(), "the batch is on axis 0");
        Losses.CheckEqual("the keys", keys.Shape, "the queries", queries.Shape);
        Losses.CheckScalar("the temperature", temperature);
        var g = program.Graph;
        var logits = g.Divide(g.Apply(new Contract("nd", "md", "nm"), Normalised(g, queries), Normalised(g, keys)), temperature);
        var own = g.Cast(g.Apply(new Iota(queries.Shape[0])), ElementType.Int32);
        var rule = new CrossEntropyRule(Reduction: reduction);
        var loss = CrossEntropy.Of(program, logits, own, rule, name);
        return symmetric
            ? g.Multiply(g.Add(loss, CrossEntropy.Of(program, g.Transpose(logits, [1, 0]), own, rule, name)), 0.5)
            : loss;
    }

    /// <summary>Vectors of length 1; as PyTorch does, those of less than ε are divided by ε.</summary>
    static Node Normalised(GraphBuilder g, Node x)
    {
        const double Least = 1e-12;
        var square = g.Sum(g.Square(x), [1]);
        return g.Divide(x, g.Along(g.Sqrt(g.Maximum(square, g.Constant(Least * Least))), x.Shape, [1]));
    }
}
