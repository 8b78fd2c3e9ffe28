using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Vectors and matrices on the last axes: norms, diagonals, outer products.</summary>
static class Algebra
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.Einsum", c => Data(Einsum.Of(c))),
        ("Functions.Outer", c => Data(Outer(c))),
        ("Functions.CosineSimilarity", c => Data(CosineSimilarity(c))),
        ("Tensor.Diagonal", c => Data(c.Graph.Diagonal(Square(c)))),
        ("Tensor.Trace", c => Data(Trace(c))),
        ("Tensor.Norm", c => Data(Norm(c))),
    ];

    /// <summary>The receiver if its last two axes are a square matrix.</summary>
    public static Node Square(OperationCall c)
    {
        var x = c.SelfNode();
        return x.Shape.Rank >= 2 && x.Shape[x.Shape.Rank - 1].Equals(x.Shape[x.Shape.Rank - 2]) ? x
            : throw new ShapeException("NG0206", "square matrices […, n, n]", x.Shape.ToString(), "the last two dimensions must be equal");
    }

    static Node Outer(OperationCall c)
    {
        Node a = c.Node("a"), b = c.Node("b");
        foreach (var x in new[] { a, b })
            if (x.Shape.Rank == 0) throw new ShapeException("NG0206", "two vectors […, m] and […, n]", x.Shape.ToString(), "multiply by a scalar with '*'");
        return c.Graph.Multiply(c.Graph.KeepAxis(a, a.Shape.Rank), c.Graph.KeepAxis(b, b.Shape.Rank - 1));
    }

    static Node Trace(OperationCall c)
    {
        var diagonal = c.Graph.Diagonal(Square(c));
        return c.Graph.Sum(diagonal, [diagonal.Shape.Rank - 1]);
    }

    static Node Norm(OperationCall c)
    {
        var x = c.SelfNode();
        var axes = c.ReducedAxes(x.Shape);
        var p = c.Number("p", 2);
        if (!(p >= 1)) throw new ShapeException("NG0209", "p", new FloatValue(p).ToString(), "at least 1; double.PositiveInfinity is the largest absolute value");
        return Reductions.Kept(c, x, axes, c.Graph.Norm(x, axes, p));
    }

    static Node CosineSimilarity(OperationCall c)
    {
        var g = c.Graph;
        Node a = c.Node("a"), b = c.Node("b");
        var epsilon = c.Number("epsilon", 1e-8);
        if (!(epsilon > 0)) throw new ShapeException("NG0209", "epsilon", new FloatValue(epsilon).ToString(), "above 0");
        var product = g.Multiply(a, b);
        var axis = c.Axis(product.Shape, "axis", -1);
        (a, b) = (g.BroadcastTo(a, product.Shape), g.BroadcastTo(b, product.Shape));
        return g.Divide(g.Sum(product, [axis]), g.Multiply(Length(a), Length(b)));

        Node Length(Node x) => g.Maximum(g.Norm(x, [axis], 2), g.Constant(epsilon));
    }
}
