using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// X of A X = B for triangular matrices A <c>[…, n, n]</c> and right sides B <c>[…, n, m]</c> of the same leading axes. Only the lower
/// triangle of A is read, or only the upper one; a zero on its diagonal divides, as IEEE 754 says.
/// </summary>
public sealed record TriangularSolve(bool Upper = false) : MatrixRoutineOp
{
    public override EquatableArray<string> Letters => ["nn", "nm", "nm"];

    public override EquatableArray<bool> Options => [Upper];

    public override Dim Work(Func<char, Dim> size) => size('n') * size('n') * size('m');

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[1].Shape);

    /// <summary>B̄ = A⁻ᵀ X̄, and Ā = −B̄ Xᵀ in the triangle that is read.</summary>
    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var right = g.Apply(new TriangularSolve(!Upper), g.TransposeMatrices(node.Inputs[0]), gradient);
        return [g.Triangle(g.Negate(g.MatrixProduct(right, g.TransposeMatrices(node))), Upper, diagonal: 1), right];
    }

    public override Reference Cell(IReadOnlyList<Reference> inputs, long[] shape)
    {
        Reference a = inputs[0], result = new(shape, [.. inputs[1].Data]);
        var n = shape[0];
        for (long step = 0; step < n; step++)
        {
            var i = Upper ? n - 1 - step : step;
            for (long j = 0; j < shape[1]; j++)
            {
                for (var k = Upper ? i + 1 : 0; k < (Upper ? n : i); k++) result[[i, j]] -= a[[i, k]] * result[[k, j]];
                result[[i, j]] /= a[[i, i]];
            }
        }
        return result;
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new TriangularSolve(), Matrix(new Shape(5, 5)), new Shape(5, 3)),
        new(new TriangularSolve(true), Matrix(new Shape(2, 4, 4)), new Shape(2, 4, 1)),
        new(new TriangularSolve(true), Matrix(new Shape(Sample.N, Sample.T, Sample.T)), new Shape(Sample.N, Sample.T, 2)),
        new(new TriangularSolve(), Matrix(new Shape(1, 1)), new Shape(1, 17)),
    ];

    static SampleInput Matrix(Shape shape) => new(shape, -1, 1) { Diagonal = 3 };
}
