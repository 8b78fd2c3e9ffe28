using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Routines for matrices against float64, for many strides and numbers of lanes.</summary>
public sealed class MatrixRoutineTests : KernelTest
{
    public static TheoryData<int, int> LanesAndSizes
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (int lanes in new[] { 1, 2, 7, 32 })
            {
                foreach (int n in new[] { 0, 1, 2, 5, 24 })
                {
                    data.Add(lanes, n);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(LanesAndSizes))]
    public void FactorsOfAMatrix(int lanes, int n)
    {
        var random = new Random(n * 100 + lanes);
        // Only the lower triangle may be read: the upper one holds NaN, as does what is around.
        var a = new Placed<float>(n, n, random, float.NaN);
        double[,] root = new double[n, n], factor = new double[n, n];
        foreach (var (i, j) in Pairs(n, n))
        {
            root[i, j] = random.NextDouble() - 0.5;
        }

        foreach (var (i, j) in Pairs(n, n).Where(p => p.Row >= p.Column))
        {
            a[i, j] = (float)((i == j ? 0.1 : 0) + Enumerable.Range(0, n).Sum(k => root[i, k] * root[j, k]));
        }

        var l = Cholesky(lanes, a, random);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = a[i, j] - Enumerable.Range(0, j).Sum(k => factor[i, k] * factor[j, k]);
                factor[i, j] = i == j ? Math.Sqrt(rest) : rest / factor[j, j];
                Assert.Equal(factor[i, j], l[i, j], 2e-6);
                double again = Enumerable.Range(0, j + 1).Sum(k => (double)l[i, k] * l[j, k]);
                Assert.Equal(a[i, j], again, 4e-7);
            }

            Assert.All(Enumerable.Range(i + 1, n - i - 1), j => Assert.Equal(0, l[i, j]));
        }
    }

    [Fact]
    public void NoFactorOfAnIndefiniteMatrix()
    {
        var random = new Random(1);
        var a = new Placed<float>(2, 2, random, 0);
        (a[0, 0], a[1, 0], a[1, 1]) = (1, 2, 3);
        var l = Cholesky(2, a, random);
        Assert.Equal([1, 0, 2, float.NaN], Pairs(2, 2).Select(p => l[p.Row, p.Column]));
    }

    /// <summary>The pivots are small differences of large products: float32 sums would leave three digits.</summary>
    [Fact]
    public void SumsOfProductsHaveTwiceTheDigits()
    {
        const int n = 8;
        var random = new Random(2);
        var a = new Placed<float>(n, n, random, 0);
        foreach (var (i, j) in Pairs(n, n))
        {
            a[i, j] = i == j ? 1 + 1f / 4096 : 1;
        }

        var l = Cholesky(1, a, random);
        double[,] factor = new double[n, n];
        foreach (var (i, j) in Pairs(n, n).Where(p => p.Row >= p.Column))
        {
            // With the rounded factors that the routine has, so that only its sums are seen.
            double rest = a[i, j] - Enumerable.Range(0, j).Sum(k => (double)l[i, k] * l[j, k]);
            Accuracy.AssertNear(i == j ? Math.Sqrt(rest) : rest / l[j, j], l[i, j], 2e-7, i, j);
        }
    }

    [Theory, MemberData(nameof(LanesAndSizes))]
    public void Systems(int lanes, int n)
    {
        var random = new Random(n * 100 + lanes);
        foreach (bool upper in new[] { false, true })
        {
            int m = random.Next(1, 10);
            var a = new Placed<float>(n, n, random, float.NaN);
            foreach (var (i, j) in Pairs(n, n).Where(p => p.Row == p.Column || p.Row < p.Column == upper))
            {
                a[i, j] = i == j ? 2 + random.NextSingle() : (random.NextSingle() - 0.5f);
            }

            var b = new Placed<float>(n, m, random, float.NaN);
            foreach (var (i, j) in Pairs(n, m))
            {
                b[i, j] = random.NextSingle() - 0.5f;
            }

            var x = Solve(lanes, n, m, a, b, random, upper);
            foreach (var (i, j) in Pairs(n, m))
            {
                var read = Enumerable.Range(0, n).Where(k => k == i || i < k == upper);
                Assert.Equal(b[i, j], read.Sum(k => (double)a[i, k] * x[k, j]), 1e-6);
            }
        }
    }

    static IEnumerable<(int Row, int Column)> Pairs(int rows, int columns) =>
        from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select (row, column);

    Placed<float> Cholesky(int lanes, Placed<float> a, Random random)
    {
        var l = new Placed<float>(a.Rows, a.Rows, random, 77);
        using var from = Allocate(a.Memory);
        using var to = Allocate(l.Memory);
        var kernel = Accelerator.LoadStreamKernel<Place, Place, ArrayView<float>, ArrayView<float>>(CholeskyKernel);
        kernel(new KernelConfig(1, lanes), Place.Of(a), Place.Of(l), from.View, to.View);
        l.Memory = to.GetAsArray1D();
        l.AssertTheRestIsUntouched();
        return l;
    }

    Placed<float> Solve(int lanes, int n, int m, Placed<float> a, Placed<float> b, Random random, bool upper)
    {
        var x = new Placed<float>(n, m, random, 77);
        using var triangle = Allocate(a.Memory);
        using var from = Allocate(b.Memory);
        using var to = Allocate(x.Memory);
        var kernel = Accelerator.LoadStreamKernel<
            int, Place, Place, Place, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(SolveKernel);
        kernel(new KernelConfig(1, lanes), m, Place.Of(a), Place.Of(b), Place.Of(x), triangle.View, from.View, to.View, upper ? 1 : 0);
        x.Memory = to.GetAsArray1D();
        x.AssertTheRestIsUntouched();
        return x;
    }

    static void CholeskyKernel(Place a, Place l, ArrayView<float> from, ArrayView<float> to) =>
        DeviceRoutines.Cholesky(
            Group.IdxX, Group.DimX, a.Rows, from, a.Start, a.RowStride, a.ColumnStride, to, l.Start, l.RowStride, l.ColumnStride);

    static void SolveKernel(
        int m, Place a, Place b, Place x, ArrayView<float> triangle, ArrayView<float> from, ArrayView<float> to, int upper) =>
        DeviceRoutines.TriangularSolve(
            Group.IdxX, Group.DimX, a.Rows, m, triangle, a.Start, a.RowStride, a.ColumnStride, from, b.Start, b.RowStride, b.ColumnStride,
            to, x.Start, x.RowStride, x.ColumnStride, upper != 0);
}
