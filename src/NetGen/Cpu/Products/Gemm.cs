using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// Matrix products of float32 numbers with any strides, on the calling thread. Blocks of the operands are read in place or packed, so
/// that the microkernels find them in the nearest caches (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication",
/// 2008).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Gemm
{
    /// <summary>
    /// C[i * cRow + j] = (accumulate ? C[i * cRow + j] : 0) + Σp A[i * aRow + p * aCol] * B[p * bRow + j * bCol] for the m by n matrix
    /// C. C must not overlap A or B. Sizes may be 0; a depth of 0 gives zeros.
    /// </summary>
    public static void Multiply(
        nint m, nint n, nint k, float* a, nint aRow, nint aCol, float* b, nint bRow, nint bCol, float* c, nint cRow, bool accumulate)
    {
        if (Simd512.IsSupported)
        {
            Multiply<Simd512>(m, n, k, a, aRow, aCol, b, bRow, bCol, c, cRow, accumulate);
        }
        else if (Simd256.IsSupported)
        {
            Multiply<Simd256>(m, n, k, a, aRow, aCol, b, bRow, bCol, c, cRow, accumulate);
        }
        else
        {
            Multiply<Simd128>(m, n, k, a, aRow, aCol, b, bRow, bCol, c, cRow, accumulate);
        }
    }

    /// <summary>The same with registers of a chosen width.</summary>
    public static void Multiply<V>(
        nint m, nint n, nint k, float* a, nint aRow, nint aCol, float* b, nint bRow, nint bCol, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
    {
        if (m > 0 && n > 0)
        {
            Multiply<V>(m, n, k, new Operand(a, aRow, aCol), new Operand(b, bRow, bCol), c, cRow, accumulate);
        }
    }

    static void Multiply<V>(nint m, nint n, nint k, Operand a, Operand b, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
    {
        if (k <= 0)
        {
            ClearUnless(accumulate, m, n, c, cRow);
        }
        else if (n == 1 && m > 1)
        {
            MultiplyVector<V>(m, k, a, b, c, cRow, accumulate);
        }
        else if (b.Row == 1 && b.Column != 1 && (a.Column == 1 || m == 1 && k == 1) && PrefersInnerProducts<V>(m, k))
        {
            MultiplyByInnerProducts<V>(m, n, k, a, b, c, cRow, accumulate);
        }
        else
        {
            MultiplyByOuterProducts<V>(m, n, k, a, b, c, cRow, accumulate);
        }
    }

    /// <summary>A matrix: where element (i, j) lies.</summary>
    internal readonly struct Operand(float* first, nint row, nint column)
    {
        public readonly float* First = first;
        public readonly nint Row = row;
        public readonly nint Column = column;

        public Operand Transposed => new(First, Column, Row);

        public float* At(nint i, nint j) => First + i * Row + j * Column;
    }

    /// <summary>A matrix times a vector is a vector times the transposed matrix, whose result is contiguous.</summary>
    static void MultiplyVector<V>(nint m, nint k, Operand a, Operand b, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
    {
        var vector = new Operand(b.First, 0, b.Row);
        if (cRow == 1)
        {
            Multiply<V>(1, m, k, vector, a.Transposed, c, m, accumulate);
            return;
        }

        Scratch.Height mark = Scratch.Mark();
        float* result = Scratch.Floats(m);
        Multiply<V>(1, m, k, vector, a.Transposed, result, m, false);
        for (nint i = 0; i < m; i++)
        {
            c[i * cRow] = accumulate ? c[i * cRow] + result[i] : result[i];
        }

        Scratch.Release(mark);
    }

    static void ClearUnless(bool accumulate, nint m, nint n, float* c, nint cRow)
    {
        for (nint i = 0; i < m && !accumulate; i++)
        {
            new Span<float>(c + i * cRow, checked((int)n)).Clear();
        }
    }

    /// <summary>The block'th of <paramref name="blocks"/> nearly equal parts of <paramref name="extent"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (nint Start, nint Length) Part(nint extent, nint blocks, nint block)
    {
        nint size = extent / blocks, larger = extent % blocks;
        return (block * size + nint.Min(block, larger), size + (block < larger ? 1 : 0));
    }
}
