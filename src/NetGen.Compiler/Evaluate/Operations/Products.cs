using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Products and look-ups.</summary>
static class Products
{
    const string BatchLetters = "abcdefghij";

    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Tensor.MatMul", c => Data(MatMul(c.Graph, c.SelfNode(), c.Node("other")))),
        ("Functions.MatMul", c => Data(MatMul(c.Graph, c.Node("a"), c.Node("b")))),
        ("Tensor.Gather", c => Data(Gather(c))),
        ("Labels.OneHot", c => Data(OneHot(c))), ("Tokens.OneHot", c => Data(OneHot(c))),
    ];

    /// <summary>[…, m, k] times […, k, n]; a leading axis of size 1 is left out of the product and so repeated.</summary>
    public static Node MatMul(GraphBuilder g, Node a, Node b)
    {
        foreach (var x in new[] { a, b })
            if (x.Shape.Rank < 2 || x.Shape.Rank > BatchLetters.Length + 2)
                throw new ShapeException("NG0206", "two matrices […, m, k] and […, k, n]", x.Shape.ToString(), "Unsqueeze a vector to a matrix");
        Dim inner = a.Shape[a.Shape.Rank - 1], other = b.Shape[b.Shape.Rank - 2];
        if (!inner.Equals(other))
            throw new ShapeException("NG0201", a.Shape.ToString(), b.Shape.ToString(), inner.ToString(), other.ToString(),
                "the last dimension of the left factor must equal the second last of the right one; Transpose one of them");
        Shape left = new(a.Shape.Dims.Take(a.Shape.Rank - 2)), right = new(b.Shape.Dims.Take(b.Shape.Rank - 2));
        var batch = Batch(a.Shape, b.Shape, left, right);
        var letters = BatchLetters.Substring(0, batch.Rank);
        var (leftNode, leftLetters) = WithoutOnes(g, a, left, batch, letters);
        var (rightNode, rightLetters) = WithoutOnes(g, b, right, batch, letters);
        var present = leftLetters + rightLetters;
        var kept = string.Concat(letters.Where(l => present.IndexOf(l) >= 0));
        var product = g.Apply(new Contract(leftLetters + "mk", rightLetters + "kn", kept + "mn"), leftNode, rightNode);
        return g.Reshape(product, new Shape([.. batch.Dims, a.Shape[a.Shape.Rank - 2], b.Shape[b.Shape.Rank - 1]]));
    }

    /// <summary>The leading dimensions of a product; where they do not match, the message shows the whole factors.</summary>
    static Shape Batch(Shape a, Shape b, Shape left, Shape right)
    {
        try
        {
            return GraphBuilder.BroadcastShape("MatMul", left, right);
        }
        catch (ShapeException error)
        {
            throw new ShapeException(error.Rule, [a.ToString(), b.ToString(), .. error.Arguments.Skip(2)]);
        }
    }

    /// <summary>The factor without its leading axes of size 1, and the letters of those that are left.</summary>
    static (Node, string) WithoutOnes(GraphBuilder g, Node x, Shape lead, Shape batch, string letters)
    {
        int[] ones = [.. Enumerable.Range(0, lead.Rank).Where(i => lead[i].Is(1))];
        var offset = batch.Rank - lead.Rank;
        return (g.Reshape(x, x.Shape.Without(ones)),
            string.Concat(Enumerable.Range(0, lead.Rank).Where(i => !ones.Contains(i)).Select(i => letters[offset + i])));
    }

    static Node Gather(OperationCall c)
    {
        Node table = c.SelfNode(), rows = c.Node("rows");
        if (table.Shape.Rank == 0)
            throw new ShapeException("NG0206", "at least one dimension", table.Shape.ToString(), "rows are looked up on axis 0");
        c.Program.BoundIndices(rows, table.Shape[0], c.Name);
        return c.Graph.Apply(new Gather(), table, rows);
    }

    static Node OneHot(OperationCall c)
    {
        var indices = c.SelfNode();
        var classes = c.Dim("classes");
        if (Decision.NonNegative(classes - 1) != Truth.Proven) throw new ShapeException("NG0209", "classes", classes.ToString(), "at least 1");
        c.Program.BoundIndices(indices, classes, c.Name);
        var g = c.Graph;
        Shape shape = new([.. indices.Shape.Dims, classes]);
        var last = shape.Rank - 1;
        return g.Cast(g.Equal(g.Along(indices, shape, [last]), g.Across(g.Apply(new Iota(classes)), shape, last)), ElementType.Float32);
    }
}
