using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Attention as functions, and what shapes masks for it.</summary>
static class Attentions
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.ScaledDotProductAttention", c => Data(ScaledDotProduct(c))),
        ("Functions.LinearAttention", c => Data(Linear(c))),
        ("Mask.Unsqueeze", Arrangements.Unsqueeze),
    ];

    static Node ScaledDotProduct(OperationCall c)
    {
        Node query = c.Node("query"), key = c.Node("key"), value = c.Node("value");
        var dropout = c.Rate("dropout", 0);
        CheckRanks(query, key, value);
        var g = c.Graph;
        var width = query.Shape[query.Shape.Rank - 1];
        var scale = c.Find("scale") is null ? g.Divide(g.Constant(1), g.Sqrt(g.DimValue(width))) : c.Node("scale");
        var scores = g.Multiply(Products.MatMul(g, query, Swapped(g, key)), scale);
        var rule = new AttentionRule(c.Optional("mask"), c.Optional("bias"), c.Flag("causal", false), dropout);
        return Products.MatMul(g, Attention.Weights(c.Program, scores, rule), value);
    }

    static void CheckRanks(params Node[] inputs)
    {
        foreach (var x in inputs)
            if (x.Shape.Rank < 2)
                throw new ShapeException("NG0206", "queries […, T, D], keys […, S, D] and values […, S, E]", x.Shape.ToString(),
                    "the last axes are positions and features");
    }

    /// <summary>φ(q) (φ(k)ᵀ v) / φ(q) Σ φ(k) with φ = elu + 1. Katharopoulos et al., 2020.</summary>
    static Node Linear(OperationCall c)
    {
        Node query = c.Node("query"), key = c.Node("key"), value = c.Node("value");
        CheckRanks(query, key, value);
        var g = c.Graph;
        Node Feature(Node x) => g.Add(Elu.Of(g, x, 1), 1);
        Node q = Feature(query), k = Feature(key);
        var at = k.Shape.Rank - 2;
        if (c.Optional("mask") is { } mask)
        {
            Layers.Losses.CheckBroadcasts("the mask of keys", mask.Shape, k.Shape.Without([at + 1]));
            k = g.Select(g.KeepAxis(mask, mask.Shape.Rank), k, g.Constant(0));
        }
        var whole = Products.MatMul(g, q, g.KeepAxis(g.Sum(k, [at]), at + 1));
        // Queries that find no key get zeros.
        var divisor = g.Select(g.Equal(whole, g.Constant(0)), g.Constant(double.PositiveInfinity), whole);
        return g.Divide(Products.MatMul(g, q, Products.MatMul(g, Swapped(g, k), value)), divisor);
    }

    static Node Swapped(GraphBuilder g, Node x)
    {
        var rank = x.Shape.Rank;
        return g.Transpose(x, [.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2]);
    }
}
