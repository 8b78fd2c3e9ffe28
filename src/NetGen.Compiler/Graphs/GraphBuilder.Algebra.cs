using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Graphs;

// Vectors, and matrices on the last two axes.
public sealed partial class GraphBuilder
{
    /// <summary>The elements of two axes of equal size where both indices agree; the second axis vanishes.</summary>
    public Node Diagonal(Node x, int axis, int other) =>
        Sum(Select(Equal(IotaAlong(x.Shape, axis), IotaAlong(x.Shape, other)), x, Constant(0)), [other]);

    /// <summary>[…, n, n] to […, n].</summary>
    public Node Diagonal(Node matrices) => Diagonal(matrices, matrices.Shape.Rank - 2, matrices.Shape.Rank - 1);

    /// <summary>(Σ |x|ᵖ)^(1/p) over axes, which vanish. Its derivative at 0 is taken for 0, as PyTorch does.</summary>
    public Node Norm(Node x, IReadOnlyCollection<int> axes, double p)
    {
        if (double.IsPositiveInfinity(p)) return Max(Abs(x), axes);
        if (p == 1) return Sum(Abs(x), axes);
        var sum = Sum(p == 2 ? Square(x) : Power(Abs(x), Constant(p)), axes);
        // The root has an infinite slope at 0, so what it sees there is 1.
        var isZero = Equal(sum, Constant(0));
        var some = Select(isZero, Constant(1), sum);
        return Select(isZero, Constant(0), p == 2 ? Sqrt(some) : Power(some, Constant(1 / p)));
    }

    const string BatchLetters = "abcdefghijklmnopqrstuvwxyz";

    public Node TransposeMatrices(Node x) =>
        Transpose(x, [.. Enumerable.Range(0, x.Shape.Rank - 2), x.Shape.Rank - 1, x.Shape.Rank - 2]);

    /// <summary>[…, m, k] times […, k, n], with the same leading axes.</summary>
    public Node MatrixProduct(Node a, Node b)
    {
        var batch = BatchLetters.Substring(0, a.Shape.Rank - 2);
        return Apply(new Contract(batch + "MK", batch + "KN", batch + "MN"), a, b);
    }

    /// <summary>Matrices that are zero below, or above, the diagonal, and have it times a factor.</summary>
    public Node Triangle(Node x, bool upper, double diagonal)
    {
        Node row = IotaAlong(x.Shape, x.Shape.Rank - 2), column = IotaAlong(x.Shape, x.Shape.Rank - 1);
        var outside = Select(Equal(row, column), Multiply(x, diagonal), Constant(0));
        return Select(upper ? Less(row, column) : Less(column, row), x, outside);
    }

    /// <summary>The factor of the symmetric part, so that the gradient is symmetric, too.</summary>
    public Node Cholesky(Node a) => Apply(new Cholesky(), Multiply(Add(a, TransposeMatrices(a)), 0.5));

    /// <summary>A⁻¹ B by substitution with both factors of A = L Lᵀ.</summary>
    public Node SolvePositiveDefinite(Node a, Node b)
    {
        var factor = Cholesky(a);
        return Apply(new TriangularSolve(true), TransposeMatrices(factor), Apply(new TriangularSolve(), factor, b));
    }

    /// <summary>The identity matrices of a shape.</summary>
    public Node Identity(Shape shape) => BroadcastTo(
        Cast(Equal(IotaAlong(shape, shape.Rank - 2), IotaAlong(shape, shape.Rank - 1)), ElementType.Float32), shape);

    /// <summary>Elements of an axis by index.</summary>
    public Node TakeAlong(Node x, int axis, Node indices) => Apply(new TakeAlong(axis), x, indices);
}
