using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>Matrix products against a float64 triple loop.</summary>
public sealed unsafe class GemmTests
{
    public enum Layout
    {
        RowMajor,
        ColumnMajor,
        PaddedRows,
        PaddedColumns,
        Scattered,
    }

    static readonly (nint M, nint N, nint K)[] Sizes =
    [
        (1, 1, 1), (1, 1, 700), (1, 5, 3), (1, 64, 64), (1, 257, 100), (2, 3, 0), (3, 17, 40), (5, 16, 16), (6, 64, 33), (7, 63, 350),
        (8, 10, 84), (13, 130, 65), (16, 1, 31), (33, 1, 300), (31, 65, 129), (32, 40, 784), (40, 48, 100), (64, 64, 64), (65, 70, 66),
        (97, 33, 97), (200, 20, 330), (33, 129, 1030), (0, 5, 5), (5, 0, 5),
    ];

    public static TheoryData<int, Layout, Layout> Cases
    {
        get
        {
            var cases = new TheoryData<int, Layout, Layout>();
            foreach (int width in Widths.Supported)
            {
                foreach (Layout a in Enum.GetValues<Layout>())
                {
                    foreach (Layout b in Enum.GetValues<Layout>())
                    {
                        cases.Add(width, a, b);
                    }
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Agrees_with_float64(int width, Layout layoutOfA, Layout layoutOfB)
    {
        foreach ((nint m, nint n, nint k) in Sizes)
        {
            foreach (bool accumulate in new[] { false, true })
            {
                Check(width, layoutOfA, layoutOfB, m, n, k, cRow: accumulate ? n : n + 3, accumulate);
            }
        }
    }

    [Fact]
    public void Writes_nothing_but_C()
    {
        using var c = new NativeBuffer(10 * 20);
        c.Span.Fill(7);
        using var a = new NativeBuffer(100);
        Gemm.Multiply(9, 13, 5, a.Pointer, 5, 1, a.Pointer, 13, 1, c.Pointer, 20, false);
        for (int i = 0; i < 10; i++)
        {
            for (int j = 0; j < 20; j++)
            {
                Assert.Equal(i < 9 && j < 13 ? 0 : 7, c.Pointer[i * 20 + j]);
            }
        }
    }

    [Fact]
    public void NaN_reaches_only_its_row()
    {
        using var a = new NativeBuffer(20 * 40);
        using var b = new NativeBuffer(40 * 30);
        using var c = new NativeBuffer(20 * 30);
        a.Pointer[3 * 40 + 39] = float.NaN;
        Gemm.Multiply(20, 30, 40, a.Pointer, 40, 1, b.Pointer, 30, 1, c.Pointer, 30, false);
        Assert.All(Enumerable.Range(0, 600), index => Assert.Equal(index / 30 == 3, float.IsNaN(c.Span[index])));
    }

    [Fact]
    public void Allocates_nothing()
    {
        using var a = new NativeBuffer(128 * 128);
        using var c = new NativeBuffer(128 * 128);
        void Multiply() => Gemm.Multiply(128, 128, 128, a.Pointer, 1, 128, a.Pointer, 1, 128, c.Pointer, 128, false);
        Multiply();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Multiply();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static void Check(int width, Layout layoutOfA, Layout layoutOfB, nint m, nint n, nint k, nint cRow, bool accumulate)
    {
        (nint aRow, nint aCol) = Strides(layoutOfA, m, k);
        (nint bRow, nint bCol) = Strides(layoutOfB, k, n);
        // Exactly as long as needed, so that a read past the end meets NaN.
        using NativeBuffer a = Numbers(m, k, aRow, aCol, seed: 1), b = Numbers(k, n, bRow, bCol, seed: 2);
        using NativeBuffer c = Numbers(m, n, cRow, 1, seed: 3), before = Numbers(m, n, cRow, 1, seed: 3);
        switch (width)
        {
            case 512: Gemm.Multiply<Simd512>(m, n, k, a.Pointer, aRow, aCol, b.Pointer, bRow, bCol, c.Pointer, cRow, accumulate); break;
            case 256: Gemm.Multiply<Simd256>(m, n, k, a.Pointer, aRow, aCol, b.Pointer, bRow, bCol, c.Pointer, cRow, accumulate); break;
            default: Gemm.Multiply<Simd128>(m, n, k, a.Pointer, aRow, aCol, b.Pointer, bRow, bCol, c.Pointer, cRow, accumulate); break;
        }

        for (nint i = 0; i < m; i++)
        {
            for (nint j = 0; j < n; j++)
            {
                double expected = accumulate ? before.Pointer[i * cRow + j] : 0, size = 1;
                for (nint p = 0; p < k; p++)
                {
                    double product = (double)a.Pointer[i * aRow + p * aCol] * b.Pointer[p * bRow + j * bCol];
                    expected += product;
                    size += Math.Abs(product);
                }

                double error = Math.Abs(c.Pointer[i * cRow + j] - expected);
                if (!(error <= 1e-6 * size))
                {
                    Assert.Fail($"{m}x{n}x{k} accumulate {accumulate}: [{i}, {j}] is off by {error}.");
                }
            }
        }
    }

    static (nint Row, nint Column) Strides(Layout layout, nint rows, nint columns) => layout switch
    {
        Layout.RowMajor => (columns, 1),
        Layout.ColumnMajor => (1, rows),
        Layout.PaddedRows => (columns + 5, 1),
        Layout.PaddedColumns => (1, rows + 7),
        _ => (3 * columns + 1, 3),
    };

    static NativeBuffer Numbers(nint rows, nint columns, nint row, nint column, int seed)
    {
        var random = new Random(seed);
        var buffer = new NativeBuffer(rows == 0 || columns == 0 ? 0 : (rows - 1) * row + (columns - 1) * column + 1);
        for (nint i = 0; i < buffer.Length + 16; i++)
        {
            buffer.Pointer[i] = float.NaN;
        }

        for (nint i = 0; i < rows; i++)
        {
            for (nint j = 0; j < columns; j++)
            {
                buffer.Pointer[i * row + j * column] = (float)(random.NextDouble() * 2 - 1);
            }
        }

        return buffer;
    }
}
