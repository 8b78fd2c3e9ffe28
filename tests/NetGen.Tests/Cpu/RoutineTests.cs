using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>Routines over rows and matrices, with strides, against definitions.</summary>
public unsafe class RoutineTests
{
    static int[] ArgSort(float[] x, bool descending)
    {
        var order = new int[x.Length];
        fixed (float* from = x)
        fixed (int* to = order)
        {
            Routines.ArgSort(x.Length, from, 1, to, 1, descending);
        }

        return order;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1000)]
    public void SortsAnyLengthStably(int count)
    {
        var random = new Random(count);
        float[] many = [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-30, 30)))];
        // Few different values have many ties; they share bytes, so passes are left out.
        float[] few = [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(-2, 3))];
        foreach (float[] x in new[] { many, few })
        {
            Assert.Equal(Enumerable.Range(0, count).OrderBy(i => x[i]), ArgSort(x, false));
            Assert.Equal(Enumerable.Range(0, count).OrderByDescending(i => x[i]), ArgSort(x, true));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void SpecialValuesHaveTheirPlaces(int more)
    {
        float[] x = [float.NaN, 0f, -0f, float.PositiveInfinity, float.NegativeInfinity, -float.NaN, float.Epsilon, .. Enumerable.Repeat(1e30f, more)];
        int[] rest = [.. Enumerable.Range(7, more)];
        Assert.Equal([4, 1, 2, 6, .. rest, 3, 0, 5], ArgSort(x, false));
        Assert.Equal([0, 5, 3, .. rest, 6, 1, 2, 4], ArgSort(x, true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StridesOnBothSides(bool reverse)
    {
        float[] x = [1, -1, 2, -1, 3, -1], sums = new float[9];
        var order = new int[9];
        fixed (float* from = x)
        fixed (float* to = sums)
        fixed (int* at = order)
        {
            Routines.CumSum(3, from, 2, to, 3, reverse);
            Routines.ArgSort(3, from, 2, at, 3, descending: reverse);
            Routines.CumSum(0, from, 2, to, 3, reverse);
        }

        Assert.Equal(reverse ? [6f, 0, 0, 5, 0, 0, 3, 0, 0] : [1f, 0, 0, 3, 0, 0, 6, 0, 0], sums);
        Assert.Equal(reverse ? [2, 0, 0, 1, 0, 0, 0, 0, 0] : [0, 0, 0, 1, 0, 0, 2, 0, 0], order);
    }

    [Fact]
    public void ALongRunningSumKeepsSmallTerms()
    {
        float[] x = [1 << 24, .. Enumerable.Repeat(1f, 1000)], y = new float[x.Length];
        fixed (float* from = x)
        fixed (float* to = y)
        {
            Routines.CumSum(x.Length, from, 1, to, 1, false);
        }

        Assert.Equal((1 << 24) + 1000, y[^1]);
    }

    [Fact]
    public void EqualIndicesAddUp()
    {
        int[] indices = [2, 0, 2, 2];
        float[] values = [1, 2, 4, 8], sums = [9, 9, 9];
        fixed (int* at = indices)
        fixed (float* from = values)
        fixed (float* to = sums)
        {
            Routines.PutAlong(4, 3, at, 1, from, 1, to, 1);
        }

        Assert.Equal([2, 0, 13], sums);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    [InlineData(24, false)]
    [InlineData(24, true)]
    public void FactorsSolveTheirMatrix(int n, bool transposed)
    {
        var random = new Random(n);
        double[,] b = new double[n, n];
        for (int i = 0; i < n * n; i++)
        {
            b[i / n, i % n] = random.NextDouble() - 0.5;
        }

        // Only the lower triangle may be read: the upper one holds NaN.
        var a = new float[n * n];
        for (int i = 0; i < n * n; i++)
        {
            int row = i / n, column = i % n;
            double sum = row == column ? 1 : 0;
            for (int k = 0; k < n; k++)
            {
                sum += b[row, k] * b[column, k];
            }

            a[transposed ? column * n + row : i] = row < column ? float.NaN : (float)sum;
        }

        float[] l = new float[n * n], x = new float[n * 2], right = [.. Enumerable.Range(0, 2 * n).Select(_ => random.NextSingle())];
        fixed (float* pa = a, pl = l, px = x, pr = right)
        {
            Routines.Cholesky(n, pa, transposed ? 1 : n, transposed ? n : 1, pl, n, 1);
            Routines.TriangularSolve(n, 2, pl, n, 1, pr, 2, 1, px, 2, 1, upper: false);
            Routines.TriangularSolve(n, 2, pl, 1, n, px, 2, 1, px, 2, 1, upper: true);
        }

        for (int i = 0; i < n; i++)
        {
            Assert.All(Enumerable.Range(i + 1, n - i - 1), j => Assert.Equal(0, l[i * n + j]));
            for (int j = 0; j < 2; j++)
            {
                double product = Enumerable.Range(0, n).Sum(k =>
                    (k > i ? a[transposed ? i * n + k : k * n + i] : a[transposed ? k * n + i : i * n + k]) * (double)x[k * 2 + j]);
                Assert.Equal(right[i * 2 + j], product, 1e-5);
            }
        }
    }
}
