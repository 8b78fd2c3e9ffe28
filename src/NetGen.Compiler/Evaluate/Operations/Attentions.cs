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
        ("Mask.Unsqueeze", Arrangements.Unsqueeze),
    ];

    static Node ScaledDotProduct(OperationCall c)
    {
        Node query = c.Node("query"), key = c.Node("key"), value = c.Node("value");
        var dropout = c.Rate("dropout", 0);
        foreach (var x in new[] { query, key, value })
            if (x.Shape.Rank < 2)
                throw new ShapeException("NG0206", "queries […, T, D], keys […, S, D] and values […, S, E]", x.Shape.ToString(),
                    "the last axes are positions and features");
        var g = c.Graph;
        var width = query.Shape[query.Shape.Rank - 1];
        var scale = c.Find("scale") is null ? g.Divide(g.Constant(1), g.Sqrt(g.DimValue(width))) : c.Node("scale");
        var scores = g.Multiply(Products.MatMul(g, query, Swapped(g, key)), scale);
        var rule = new AttentionRule(Optional(c, "mask"), Optional(c, "bias"), c.Flag("causal", false), dropout);
        return Products.MatMul(g, Attention.Weights(c.Program, scores, rule), value);
    }

    static Node? Optional(OperationCall c, string parameter) => c.Find(parameter) is null ? null : c.Node(parameter);

    static Node Swapped(GraphBuilder g, Node x)
    {
        var rank = x.Shape.Rank;
        return g.Transpose(x, [.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2]);
    }
}
