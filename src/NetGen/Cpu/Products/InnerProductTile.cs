using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// The microkernel for operands that are contiguous along the depth: up to 4 rows of A by 4 rows of B, each pair with a register of
/// partial sums, which are added across at the end.
/// </summary>
static unsafe class InnerProductTile
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The largest number of rows of B.</summary>
    public const int MaxColumns = 4;

    /// <summary>The largest number of rows of A: what 32 registers of 512 bits hold, or 16 shorter ones.</summary>
    public static int MaxRows<V>()
        where V : struct, ISimd<V> =>
        V.Count == 16 ? 4 : 2;

    /// <summary>Runs the tile of this size.</summary>
    public static void Run<V>(int rows, int columns, in InnerProducts products)
        where V : struct, ISimd<V>
    {
        switch (rows)
        {
            case 1: Run<V, One>(columns, products); break;
            case 2: Run<V, Two>(columns, products); break;
            case 3: Run<V, Three>(columns, products); break;
            default: Run<V, Four>(columns, products); break;
        }
    }

    static void Run<V, TRows>(int columns, in InnerProducts products)
        where V : struct, ISimd<V>
        where TRows : struct, IExtent
    {
        switch (columns)
        {
            case 1: Multiply<V, TRows, One>(products); break;
            case 2: Multiply<V, TRows, Two>(products); break;
            case 3: Multiply<V, TRows, Three>(products); break;
            default: Multiply<V, TRows, Four>(products); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Multiply<V, TRows, TColumns>(in InnerProducts products)
        where V : struct, ISimd<V>
        where TRows : struct, IExtent
        where TColumns : struct, IExtent
    {
        V c00 = V.Zero, c01 = V.Zero, c02 = V.Zero, c03 = V.Zero;
        V c10 = V.Zero, c11 = V.Zero, c12 = V.Zero, c13 = V.Zero;
        V c20 = V.Zero, c21 = V.Zero, c22 = V.Zero, c23 = V.Zero;
        V c30 = V.Zero, c31 = V.Zero, c32 = V.Zero, c33 = V.Zero;
        float* a0 = products.A, a1 = a0 + products.ARow, a2 = a1 + products.ARow, a3 = a2 + products.ARow;
        float* b0 = products.B0, b1 = products.B1, b2 = products.B2, b3 = products.B3;
        nint depth = products.Depth, whole = depth - depth % V.Count;
        V rest = V.Lanes(depth - whole);

        for (nint segment = products.Segments; segment > 0; segment--)
        {
            for (nint p = 0; p < whole; p += V.Count)
            {
                V x0 = V.Load(b0 + p);
                V x1 = TColumns.Count > 1 ? V.Load(b1 + p) : V.Zero;
                V x2 = TColumns.Count > 2 ? V.Load(b2 + p) : V.Zero;
                V x3 = TColumns.Count > 3 ? V.Load(b3 + p) : V.Zero;
                AddRow<V, TColumns>(V.Load(a0 + p), x0, x1, x2, x3, ref c00, ref c01, ref c02, ref c03);
                if (TRows.Count > 1) AddRow<V, TColumns>(V.Load(a1 + p), x0, x1, x2, x3, ref c10, ref c11, ref c12, ref c13);
                if (TRows.Count > 2) AddRow<V, TColumns>(V.Load(a2 + p), x0, x1, x2, x3, ref c20, ref c21, ref c22, ref c23);
                if (TRows.Count > 3) AddRow<V, TColumns>(V.Load(a3 + p), x0, x1, x2, x3, ref c30, ref c31, ref c32, ref c33);
            }

            if (whole < depth)
            {
                V x0 = V.Load(b0 + whole, rest);
                V x1 = TColumns.Count > 1 ? V.Load(b1 + whole, rest) : V.Zero;
                V x2 = TColumns.Count > 2 ? V.Load(b2 + whole, rest) : V.Zero;
                V x3 = TColumns.Count > 3 ? V.Load(b3 + whole, rest) : V.Zero;
                AddRow<V, TColumns>(V.Load(a0 + whole, rest), x0, x1, x2, x3, ref c00, ref c01, ref c02, ref c03);
                if (TRows.Count > 1) AddRow<V, TColumns>(V.Load(a1 + whole, rest), x0, x1, x2, x3, ref c10, ref c11, ref c12, ref c13);
                if (TRows.Count > 2) AddRow<V, TColumns>(V.Load(a2 + whole, rest), x0, x1, x2, x3, ref c20, ref c21, ref c22, ref c23);
                if (TRows.Count > 3) AddRow<V, TColumns>(V.Load(a3 + whole, rest), x0, x1, x2, x3, ref c30, ref c31, ref c32, ref c33);
            }

            a0 += products.ASegment;
            a1 += products.ASegment;
            a2 += products.ASegment;
            a3 += products.ASegment;
            b0 += products.BSegment;
            b1 += products.BSegment;
            b2 += products.BSegment;
            b3 += products.BSegment;
        }

        StoreRow<V, TColumns>(products, 0, c00, c01, c02, c03);
        if (TRows.Count > 1) StoreRow<V, TColumns>(products, 1, c10, c11, c12, c13);
        if (TRows.Count > 2) StoreRow<V, TColumns>(products, 2, c20, c21, c22, c23);
        if (TRows.Count > 3) StoreRow<V, TColumns>(products, 3, c30, c31, c32, c33);
    }

    [MethodImpl(Inline)]
    static void AddRow<V, TColumns>(V a, V b0, V b1, V b2, V b3, ref V c0, ref V c1, ref V c2, ref V c3)
        where V : struct, ISimd<V>
        where TColumns : struct, IExtent
    {
        c0 = V.MultiplyAdd(a, b0, c0);
        c1 = TColumns.Count > 1 ? V.MultiplyAdd(a, b1, c1) : c1;
        c2 = TColumns.Count > 2 ? V.MultiplyAdd(a, b2, c2) : c2;
        c3 = TColumns.Count > 3 ? V.MultiplyAdd(a, b3, c3) : c3;
    }

    [MethodImpl(Inline)]
    static void StoreRow<V, TColumns>(in InnerProducts products, int row, V c0, V c1, V c2, V c3)
        where V : struct, ISimd<V>
        where TColumns : struct, IExtent
    {
        float* target = products.C + row * products.CRow;
        Simd128 sums = V.Sums(c0, c1, c2, c3);
        if (TColumns.Count == 4)
        {
            (products.Accumulate ? Simd128.Load(target) + sums : sums).Store(target);
        }
        else
        {
            Simd128 columns = Simd128.Lanes(TColumns.Count);
            (products.Accumulate ? Simd128.Load(target, columns) + sums : sums).Store(target, columns);
        }
    }
}
