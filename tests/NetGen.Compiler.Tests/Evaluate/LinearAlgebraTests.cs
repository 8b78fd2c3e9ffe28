using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Vectors and matrices: closed formulas, and A · A⁻¹ = 1.</summary>
public class LinearAlgebraTests
{
    static readonly double[] six = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void VectorsAndDiagonals()
    {
        AssertValues([1, 5, 9], Of([1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 3], x => Op(x, "Diagonal")));
        AssertValues([5, 13], Of([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2], x => Op(x, "Trace")));
        AssertValues([1, 2, 2, 4], Of([1, 2], [2], x => Function("Outer", ("a", x), ("b", x))));
        AssertValues([Math.Sqrt(91)], Of(six, [2, 3], x => Op(x, "Norm")));
        AssertValues([5, 7, 9], Of(six, [2, 3], x => Op(x, "Norm", ("axis", 0), ("p", 1.0))));
        AssertValues([Math.Pow(36, 1.0 / 3), Math.Pow(64 + 125 + 216, 1.0 / 3)], Of(six, [2, 3], x => Op(x, "Norm", ("axis", 1), ("p", 3.0), ("keepDims", true))));
        AssertValues([6], Of(six, [2, 3], x => Op(x, "Norm", ("axes", new[] { 0, 1 }), ("p", double.PositiveInfinity))));
        AssertValues([32 / Math.Sqrt(14.0 * 77)], Of(six, [2, 3], x => Function("CosineSimilarity", ("a", At(x, 0)), ("b", At(x, 1)))));
    }

    [Fact]
    public void LengthOfZeroHasNoSlope()
    {
        AssertValues([0, 0], Of([0, 0], [2], x => Function("Gradient", ("loss", Op(x, "Norm")), ("wrt", x))));
        AssertValues([0.6, 0.8], Of([3, 4], [2], x => Function("Gradient", ("loss", Op(x, "Norm")), ("wrt", x))));
        AssertValues([0, 0], Of([0, 0], [2], x => Function("Gradient", ("loss", Function("CosineSimilarity", ("a", x), ("b", x))), ("wrt", x))));
    }

    /// <summary>[[4, 2], [2, 5]] = [[2, 0], [1, 2]] · [[2, 1], [0, 2]].</summary>
    [Fact]
    public void FactorOfAMatrix()
    {
        AssertValues([2, 0, 1, 2], Of([4, 2, 2, 5], [2, 2], x => Op(x, "Cholesky")));
        AssertValues([5.0 / 16, -2.0 / 16, -2.0 / 16, 4.0 / 16], Of([4, 2, 2, 5], [2, 2], x => Op(x, "InversePositiveDefinite")));
        // ln det A = 2 Σ ln Lᵢᵢ has the derivative A⁻¹, and both triangles have their share.
        AssertValues([5.0 / 16, -2.0 / 16, -2.0 / 16, 4.0 / 16], Of([4, 2, 2, 5], [2, 2], x => Function("Gradient",
            ("loss", Binary(BinaryOperator.Multiply, 2, Op(Op(Op(Op(x, "Cholesky"), "Diagonal"), "Log"), "Sum"))), ("wrt", x))));
    }

    [Fact]
    public void APivotBelowZeroIsNaN()
    {
        Assert.Equal([1, 0, 2, double.NaN], Of([1, 2, 2, 1], [2, 2], x => Op(x, "Cholesky")).Data);
        Assert.All(Of([1, 2, 2, 1], [2, 2], x => Op(x, "InversePositiveDefinite")).Data, v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void TriangularSystems()
    {
        AssertValues([2, 1], Of([2, 100, 1, 3], [2, 2], x => Op(x, "TriangularSolve", ("right", Matrix(4, 5)))));
        AssertValues([1, 2], Of([2, 1, 100, 3], [2, 2], x => Op(x, "TriangularSolve", ("right", Matrix(4, 6)), ("upper", true))));

        static Expression Matrix(double a, double b) => Function("Stack", ("axis", 0), ("parts", new object[] { Row(a), Row(b) }));

        static Expression Row(double v) => Function("Full", ("value", v), ("shape", new[] { 1 }));
    }

    /// <summary>A = B Bᵀ + 1 for random batches of every small size; right sides are repeated for the batch.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public void AMatrixTimesItsInverseIsOne(int n)
    {
        var random = new Random(n);
        double[] b = [.. Enumerable.Range(0, 2 * n * n).Select(_ => random.NextDouble() - 0.5)];
        Expression identity = Op(Function("Iota", ("n", n)), "Tokens.OneHot", ("classes", n));
        Expression Positive(Expression x) => Add(Op(x, "MatMul", ("other", Op(x, "Transpose"))), identity);
        double[] expected = [.. Enumerable.Range(0, 2 * n * n).Select(i => i % (n * n) / n == i % n ? 1.0 : 0)];
        AssertValues(expected, Of(b, [2, n, n], x => Op(Positive(x), "MatMul", ("other", Op(Positive(x), "InversePositiveDefinite")))));
        AssertValues(expected, Of(b, [2, n, n], x => Op(Positive(x), "MatMul", ("other", Op(Positive(x), "SolvePositiveDefinite", ("right", identity))))));
    }
}
