using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Decompositions and systems of small matrices on the last two axes.</summary>
static class LinearAlgebra
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Tensor.Cholesky", c => Data(c.Graph.Cholesky(Algebra.Square(c)))),
        ("Tensor.TriangularSolve", c => Data(Solve(c, (g, a, b) => g.Apply(new TriangularSolve(c.Flag("upper", false)), a, b)))),
        ("Tensor.SolvePositiveDefinite", c => Data(Solve(c, (g, a, b) => g.SolvePositiveDefinite(a, b)))),
        ("Tensor.InversePositiveDefinite", c => Data(Inverse(c.Graph, Algebra.Square(c)))),
    ];

    static Node Solve(OperationCall c, Func<GraphBuilder, Node, Node, Node> solve)
    {
        Node a = Algebra.Square(c), b = c.Node("right");
        if (b.Shape.Rank < 2)
            throw new ShapeException("NG0206", "right sides […, n, m]", b.Shape.ToString(), "Unsqueeze a vector to a matrix of one column");
        Dim size = a.Shape[a.Shape.Rank - 1], rows = b.Shape[b.Shape.Rank - 2];
        if (!size.Equals(rows))
            throw new ShapeException("NG0201", a.Shape.ToString(), b.Shape.ToString(), size.ToString(), rows.ToString(),
                "a right side has as many rows as the matrix");
        var lead = GraphBuilder.BroadcastShape(c.Name, Lead(a), Lead(b));
        return solve(c.Graph, Repeated(a), Repeated(b));

        Node Repeated(Node x) => c.Graph.BroadcastTo(x, new Shape([.. lead.Dims, .. x.Shape.Dims.Skip(x.Shape.Rank - 2)]));
    }

    static Shape Lead(Node x) => new(x.Shape.Dims.Take(x.Shape.Rank - 2));

    static Node Inverse(GraphBuilder g, Node a) => g.SolvePositiveDefinite(a, g.Identity(a.Shape));
}
