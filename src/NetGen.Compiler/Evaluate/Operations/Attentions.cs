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
        var scores = g.Multiply(Products.MatMul(g, query, g.TransposeMatrices(key)), scale);
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

    /// <summary>φ(q) (φ(k)ᵀ v) / φ(q) Σ φ(k) with φ = elu + 1, or with sums up to each position. Katharopoulos et al., 2020.</summary>
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
        if (c.Flag("causal", false))
        {
            var rows = RunningProduct(g, q, k, value);
            var weights = g.Multiply(q, RunningSum(g, k));
            return Divided(g, rows, g.Sum(weights, [weights.Shape.Rank - 1]));
        }
        var whole = Products.MatMul(g, q, g.KeepAxis(g.Sum(k, [at]), at + 1));
        return Divided(g, Products.MatMul(g, q, Products.MatMul(g, g.TransposeMatrices(k), value)), g.Reshape(whole, whole.Shape.Without([whole.Shape.Rank - 1])));
    }

    /// <summary>Every row by its sum of weights; a query that finds no key gets zeros.</summary>
    static Node Divided(GraphBuilder g, Node rows, Node whole)
    {
        var divisor = g.Select(g.Equal(whole, g.Constant(0)), g.Constant(double.PositiveInfinity), whole);
        return g.Divide(rows, g.KeepAxis(divisor, divisor.Shape.Rank));
    }

    /// <summary>[…, T, E] of qₜ Σ kₛᵀ vₛ over s ≤ t: one matrix of D times E for each position, and none of T times T.</summary>
    static Node RunningProduct(GraphBuilder g, Node q, Node k, Node v)
    {
        Shape queries = q.Shape, keys = k.Shape, values = v.Shape;
        Attention.CheckCausal(queries[queries.Rank - 2], keys[keys.Rank - 2]);
        CheckEqual(queries, keys, queries[queries.Rank - 1], keys[keys.Rank - 1], "queries and keys have equally many features");
        CheckEqual(keys, values, keys[keys.Rank - 2], values[values.Rank - 2], "every key has one value");
        var sums = RunningSum(g, g.Multiply(g.KeepAxis(k, keys.Rank), g.KeepAxis(v, values.Rank - 1)), axisFromEnd: 3);
        var product = Products.MatMul(g, g.KeepAxis(q, queries.Rank - 1), sums);
        return g.Reshape(product, product.Shape.Without([product.Shape.Rank - 2]));
    }

    static Node RunningSum(GraphBuilder g, Node x, int axisFromEnd = 2) => g.Apply(new CumSum(x.Shape.Rank - axisFromEnd), x);

    static void CheckEqual(Shape left, Shape right, Dim a, Dim b, string advice)
    {
        if (!a.Equals(b)) throw new ShapeException("NG0201", left.ToString(), right.ToString(), a.ToString(), b.ToString(), advice);
    }
}
