using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>What says which keys a query attends to, and how much; shapes broadcast to the scores'.</summary>
/// <param name="Mask">True keeps a key; null keeps all.</param>
/// <param name="Bias">Added to the scores.</param>
/// <param name="Causal">Whether a position keeps itself and those before it only.</param>
/// <param name="Dropout">The rate at which weights are dropped in training.</param>
sealed record AttentionRule(Node? Mask, Node? Bias, bool Causal, double Dropout);

/// <summary>The weights of attention. Vaswani et al., 2017.</summary>
static class Attention
{
    /// <summary>The score of a key that is not kept: its exponential is 0 beside any other.</summary>
    const double Masked = -1e30;

    /// <summary>Softmax of the scores […, T, S] over the keys that are kept; a query that keeps none gets zeros.</summary>
    public static Node Weights(Program program, Node scores, AttentionRule rule)
    {
        var g = program.Graph;
        if (rule.Bias is { } bias)
        {
            CheckFits("the bias", bias.Shape, scores.Shape);
            scores = g.Add(scores, bias);
        }
        if (Kept(g, scores.Shape, rule) is { } kept) scores = g.Select(kept, scores, g.Constant(Masked));

        var last = scores.Shape.Rank - 1;
        var largest = Softmax.Largest(g, scores, last);
        var e = g.Exp(g.Subtract(scores, g.Along(largest, scores.Shape, [last])));
        var sum = g.Sum(e, [last]);
        // A row without keys has equal weights, which the division makes 0, and their derivatives with them. A causal row keeps itself.
        if (rule.Mask is not null) sum = g.Select(g.LessOrEqual(largest, g.Constant(Masked)), g.Constant(double.PositiveInfinity), sum);
        return Dropout.Of(program, g.Divide(e, g.Along(sum, scores.Shape, [last])), rule.Dropout);
    }

    /// <summary>[size, size]: row i keeps column j when j ≤ i.</summary>
    public static Node Causal(GraphBuilder g, Dim size)
    {
        Shape shape = new(size, size);
        var positions = g.Apply(new Iota(size));
        return g.LessOrEqual(g.Across(positions, shape, 1), g.Across(positions, shape, 0));
    }

    public static void CheckCausal(Dim queries, Dim keys)
    {
        if (!queries.Equals(keys))
            throw new ShapeException("NG0209", "causal", "true", $"false where the {queries} queries are not the {keys} keys; pass a mask instead");
    }

    static Node? Kept(GraphBuilder g, Shape scores, AttentionRule rule)
    {
        if (rule.Mask is { } mask)
        {
            if (mask.Type != ElementType.Bool)
                throw new ShapeException("NG0212", "a Mask, true for the keys to keep", new DataValue(mask).Kind, "compare it, as in 'tokens != 0'");
            CheckFits("the mask", mask.Shape, scores);
        }
        if (!rule.Causal) return rule.Mask;
        var keys = scores[scores.Rank - 1];
        CheckCausal(scores[scores.Rank - 2], keys);
        var causal = Causal(g, keys);
        return rule.Mask is null ? causal : g.Elementwise(new And(), rule.Mask, causal);
    }

    /// <summary>A mask or bias is repeated along the scores, never the scores along it.</summary>
    static void CheckFits(string what, Shape found, Shape scores)
    {
        var offset = scores.Rank - found.Rank;
        if (offset < 0)
            throw new ShapeException("NG0206", $"{what} to have at most {scores.Rank} dimensions, as the scores {scores}", found.ToString(),
                "it is broadcast to the scores");
        for (var a = 0; a < found.Rank; a++)
        {
            if (found[a].Is(1) || found[a].Equals(scores[offset + a])) continue;
            throw new ShapeException("NG0200", scores.ToString(), found.ToString(), (offset + a).ToString(), scores[offset + a].ToString(),
                found[a].ToString(), $"{what} is broadcast to the scores […, queries, keys]; Unsqueeze or Reshape it");
        }
    }
}
