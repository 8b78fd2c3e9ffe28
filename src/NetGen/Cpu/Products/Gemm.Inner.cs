using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

// Products whose operands are both contiguous along the depth.
public static unsafe partial class Gemm
{
    // Four rows of each operand of this depth stay in the first-level cache.
    const nint InnerDepth = 1024;

    /// <summary>
    /// Inner products need no packing but add across registers at the end: they pay for few rows, and for a depth of several registers.
    /// </summary>
    static bool PrefersInnerProducts<V>(nint m, nint k)
        where V : struct, ISimd<V> =>
        m <= 4 || k >= 8 * V.Count && m <= 64 || k >= 32 * V.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyByInnerProducts<V>(nint m, nint n, nint k, Operand a, Operand b, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
    {
        nint depthBlocks = (k + InnerDepth - 1) / InnerDepth;
        nint rowTiles = (m + InnerProductTile.MaxRows<V>() - 1) / InnerProductTile.MaxRows<V>();
        for (nint block = 0; block < depthBlocks; block++)
        {
            (nint start, nint depth) = Part(k, depthBlocks, block);
            var products = new InnerProducts
            {
                ARow = a.Row,
                CRow = cRow,
                Depth = depth,
                Segments = 1,
                Accumulate = accumulate || block > 0,
            };
            for (nint j = 0; j < n; j += InnerProductTile.MaxColumns)
            {
                int columns = (int)nint.Min(InnerProductTile.MaxColumns, n - j);
                products.B0 = b.At(start, j);
                products.B1 = b.At(start, j + nint.Min(1, columns - 1));
                products.B2 = b.At(start, j + nint.Min(2, columns - 1));
                products.B3 = b.At(start, j + columns - 1);
                for (nint tile = 0; tile < rowTiles; tile++)
                {
                    (nint i, nint rows) = Part(m, rowTiles, tile);
                    products.A = a.At(i, start);
                    products.C = c + i * cRow + j;
                    InnerProductTile.Run<V>((int)rows, columns, products);
                }
            }
        }
    }
}
