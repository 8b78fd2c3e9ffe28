using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

// Products by outer products: rows of B in registers, columns of A broadcast.
public static unsafe partial class Gemm
{
    // A block of A of this size stays in the second-level cache while the panels of B pass by.
    const nint BlockRows = 192, BlockDepth = 320;

    // Below these, a panel of B is read too few times to be worth a copy, and A's columns stay in the first-level cache.
    const nint RowsToPackB = 32, DepthToPackA = 96;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyByOuterProducts<V>(nint m, nint n, nint k, Operand a, Operand b, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
    {
        nint rowBlocks = (m + BlockRows - 1) / BlockRows;
        nint depthBlocks = (k + BlockDepth - 1) / BlockDepth;
        for (nint rowBlock = 0; rowBlock < rowBlocks; rowBlock++)
        {
            (nint i, nint rows) = Part(m, rowBlocks, rowBlock);
            for (nint depthBlock = 0; depthBlock < depthBlocks; depthBlock++)
            {
                (nint p, nint depth) = Part(k, depthBlocks, depthBlock);
                var blockOfA = new Operand(a.At(i, p), a.Row, a.Column);
                var blockOfB = new Operand(b.At(p, 0), b.Row, b.Column);
                MultiplyBlock<V>(rows, n, depth, blockOfA, blockOfB, c + i * cRow, cRow, accumulate || depthBlock > 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyBlock<V>(nint m, nint n, nint k, Operand a, Operand b, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
    {
        Scratch.Height mark = Scratch.Mark();
        nint width = OuterProductTile.MaxColumns<V>() * V.Count;
        nint rowTiles = (m + OuterProductTile.MaxRows - 1) / OuterProductTile.MaxRows;
        bool packA = a.Column != 1 && k >= DepthToPackA && n > width;
        if (packA)
        {
            a = PackRowTiles<V>(m, k, a, rowTiles);
        }

        bool packB = b.Column != 1 || m >= RowsToPackB && b.Row > width;
        float* panel = packB ? Scratch.Floats(k * width) : null;
        var products = new OuterProducts { Depth = k, CRow = cRow, Accumulate = accumulate };
        for (nint j = 0; j < n; j += width)
        {
            nint columns = nint.Min(width, n - j);
            Operand panelOfB = packB ? PackPanel<V>(k, columns, b.At(0, j), b, panel) : new Operand(b.At(0, j), b.Row, 1);
            products.B = panelOfB.First;
            products.BStep = panelOfB.Row;
            products.LastLanes = columns - (columns - 1) / V.Count * V.Count;
            MultiplyPanel<V>(m, (int)((columns + V.Count - 1) / V.Count), rowTiles, a, packA, ref products, c + j);
        }

        Scratch.Release(mark);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyPanel<V>(
        nint m, int columns, nint rowTiles, Operand a, bool packedA, ref OuterProducts products, float* c)
        where V : struct, ISimd<V>
    {
        for (nint tile = 0; tile < rowTiles; tile++)
        {
            (nint i, nint rows) = Part(m, rowTiles, tile);
            products.A = packedA ? a.First + i * products.Depth : a.At(i, 0);
            products.ARow = packedA ? 1 : a.Row;
            products.AStep = packedA ? rows : a.Column;
            products.C = c + i * products.CRow;
            if (products.LastLanes == V.Count)
            {
                OuterProductTile.Run<V, Strided>((int)rows, columns, products);
            }
            else
            {
                OuterProductTile.Run<V, StridedMasked>((int)rows, columns, products);
            }
        }
    }

    /// <summary>Copies A so that the rows of a tile lie side by side: tile after tile, each [depth][rows].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static Operand PackRowTiles<V>(nint m, nint k, Operand a, nint rowTiles)
        where V : struct, ISimd<V>
    {
        float* packed = Scratch.Floats(m * k);
        for (nint tile = 0; tile < rowTiles; tile++)
        {
            (nint i, nint rows) = Part(m, rowTiles, tile);
            Packing.Columns<V>(a.At(i, 0), a.Column, a.Row, k, rows, packed + i * k, rows);
        }

        return new Operand(packed, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static Operand PackPanel<V>(nint k, nint columns, float* first, Operand b, float* panel)
        where V : struct, ISimd<V>
    {
        nint padded = (columns + V.Count - 1) / V.Count * V.Count;
        if (b.Column == 1)
        {
            Packing.Rows<V>(first, b.Row, k, columns, panel, padded);
        }
        else
        {
            Packing.Columns<V>(first, b.Row, b.Column, k, columns, panel, padded);
        }

        return new Operand(panel, padded, 1);
    }
}
