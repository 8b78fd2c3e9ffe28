using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// The lower triangular L with L Lᵀ = A of symmetric positive definite matrices <c>[…, n, n]</c>, of which only the lower triangle is
/// read. Above its diagonal L is zero. A pivot below zero has no root: it is NaN, and so is what follows from it.
/// </summary>
public sealed record Cholesky : MatrixRoutineOp
{
    public override EquatableArray<string> Letters => ["nn", "nn"];

    public override Dim Work(Func<char, Dim> size) => Dim.FloorDivide(size('n') * size('n') * size('n'), 3);

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[0].Shape);

    /// <summary>
    /// I. Murray, "Differentiation of the Cholesky decomposition", 2016: with Φ the lower triangle with half its diagonal,
    /// S = L⁻ᵀ Φ(Lᵀ L̄) L⁻¹ and Ā = Φ(S + Sᵀ).
    /// </summary>
    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var transposed = g.TransposeMatrices(node);
        var inner = g.Triangle(g.MatrixProduct(transposed, g.Triangle(gradient, upper: false, diagonal: 1)), upper: false, diagonal: 0.5);
        var half = g.Apply(new TriangularSolve(true), transposed, inner);
        var s = g.Apply(new TriangularSolve(true), transposed, g.TransposeMatrices(half));
        return [g.Triangle(g.Add(s, g.TransposeMatrices(s)), upper: false, diagonal: 0.5)];
    }

    public override Reference Cell(IReadOnlyList<Reference> inputs, long[] shape)
    {
        Reference a = inputs[0], result = new(shape);
        for (long j = 0; j < shape[0]; j++)
        {
            for (var i = j; i < shape[0]; i++)
            {
                var sum = a[[i, j]];
                for (long k = 0; k < j; k++) sum -= result[[i, k]] * result[[j, k]];
                result[[i, j]] = i == j ? Math.Sqrt(sum) : sum / result[[j, j]];
            }
        }
        return result;
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new Cholesky(), Matrix(new Shape(5, 5))),
        new(new Cholesky(), Matrix(new Shape(2, 3, 3))),
        new(new Cholesky(), Matrix(new Shape(Sample.N, Sample.T, Sample.T))),
        new(new Cholesky(), Matrix(new Shape(1, 1))),
    ];

    /// <summary>What dominates its rows is positive definite.</summary>
    static SampleInput Matrix(Shape shape) => new(shape, -1, 1) { Diagonal = 6 };
}
