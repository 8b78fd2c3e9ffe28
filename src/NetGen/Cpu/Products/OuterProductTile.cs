using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// The microkernel of matrix products and convolutions: up to 6 rows by 4 registers of C stay in registers while the depth runs; a step
/// loads a row of B and broadcasts a column of A. One source; the JIT makes one loop per size.
/// </summary>
static unsafe class OuterProductTile
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The largest number of rows.</summary>
    public const int MaxRows = 6;

    /// <summary>The largest number of registers in a row: what 32 registers of 512 bits hold, or 16 shorter ones.</summary>
    public static int MaxColumns<V>()
        where V : struct, ISimd<V> =>
        V.Count == 16 ? 4 : 2;

    /// <summary>Runs the tile of this size.</summary>
    public static void Run<V, TSteps>(int rows, int columns, in OuterProducts products)
        where V : struct, ISimd<V>
        where TSteps : struct, IStepping
    {
        switch (columns)
        {
            case 1: Run<V, One, TSteps>(rows, products); break;
            case 2: Run<V, Two, TSteps>(rows, products); break;
            case 3: Run<V, Three, TSteps>(rows, products); break;
            default: Run<V, Four, TSteps>(rows, products); break;
        }
    }

    static void Run<V, TColumns, TSteps>(int rows, in OuterProducts products)
        where V : struct, ISimd<V>
        where TColumns : struct, IExtent
        where TSteps : struct, IStepping
    {
        switch (rows)
        {
            case 1: Multiply<V, One, TColumns, TSteps>(products); break;
            case 2: Multiply<V, Two, TColumns, TSteps>(products); break;
            case 3: Multiply<V, Three, TColumns, TSteps>(products); break;
            case 4: Multiply<V, Four, TColumns, TSteps>(products); break;
            case 5: Multiply<V, Five, TColumns, TSteps>(products); break;
            default: Multiply<V, Six, TColumns, TSteps>(products); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Multiply<V, TRows, TColumns, TSteps>(in OuterProducts products)
        where V : struct, ISimd<V>
        where TRows : struct, IExtent
        where TColumns : struct, IExtent
        where TSteps : struct, IStepping
    {
        V c00 = V.Zero, c01 = V.Zero, c02 = V.Zero, c03 = V.Zero;
        V c10 = V.Zero, c11 = V.Zero, c12 = V.Zero, c13 = V.Zero;
        V c20 = V.Zero, c21 = V.Zero, c22 = V.Zero, c23 = V.Zero;
        V c30 = V.Zero, c31 = V.Zero, c32 = V.Zero, c33 = V.Zero;
        V c40 = V.Zero, c41 = V.Zero, c42 = V.Zero, c43 = V.Zero;
        V c50 = V.Zero, c51 = V.Zero, c52 = V.Zero, c53 = V.Zero;

        // Two base pointers with two strides reach six rows without a register for each.
        nint aRow = products.ARow, twoRows = 2 * aRow, aStep = products.AStep, bStep = products.BStep;
        float* upper = products.A, lower = upper + 3 * aRow, b = products.B;
        nint* aOffsets = products.AOffsets, bOffsets = products.BOffsets;
        nint second = TSteps.ByOffsets ? products.Second : V.Count;
        nint third = TSteps.ByOffsets ? products.Third : 2 * V.Count;
        nint fourth = TSteps.ByOffsets ? products.Fourth : 3 * V.Count;
        V lanes = V.Lanes(products.LastLanes);
        nint depth = products.Depth;

        for (nint p = 0; p < depth; p++)
        {
            float* u = TSteps.ByOffsets ? upper + aOffsets[p] : upper;
            float* l = TSteps.ByOffsets ? lower + aOffsets[p] : lower;
            float* row = TSteps.ByOffsets ? b + bOffsets[p] : b;
            V b0 = LoadRow<V, TColumns, TSteps>(row, 0, lanes);
            V b1 = TColumns.Count > 1 ? LoadRow<V, TColumns, TSteps>(row + second, 1, lanes) : V.Zero;
            V b2 = TColumns.Count > 2 ? LoadRow<V, TColumns, TSteps>(row + third, 2, lanes) : V.Zero;
            V b3 = TColumns.Count > 3 ? LoadRow<V, TColumns, TSteps>(row + fourth, 3, lanes) : V.Zero;
            AddRow<V, TRows, TColumns>(0, u, b0, b1, b2, b3, ref c00, ref c01, ref c02, ref c03);
            AddRow<V, TRows, TColumns>(1, u + aRow, b0, b1, b2, b3, ref c10, ref c11, ref c12, ref c13);
            AddRow<V, TRows, TColumns>(2, u + twoRows, b0, b1, b2, b3, ref c20, ref c21, ref c22, ref c23);
            AddRow<V, TRows, TColumns>(3, l, b0, b1, b2, b3, ref c30, ref c31, ref c32, ref c33);
            AddRow<V, TRows, TColumns>(4, l + aRow, b0, b1, b2, b3, ref c40, ref c41, ref c42, ref c43);
            AddRow<V, TRows, TColumns>(5, l + twoRows, b0, b1, b2, b3, ref c50, ref c51, ref c52, ref c53);
            if (!TSteps.ByOffsets)
            {
                upper += aStep;
                lower += aStep;
                b += bStep;
            }
        }

        StoreRow<V, TRows, TColumns, TSteps>(0, products, lanes, c00, c01, c02, c03);
        StoreRow<V, TRows, TColumns, TSteps>(1, products, lanes, c10, c11, c12, c13);
        StoreRow<V, TRows, TColumns, TSteps>(2, products, lanes, c20, c21, c22, c23);
        StoreRow<V, TRows, TColumns, TSteps>(3, products, lanes, c30, c31, c32, c33);
        StoreRow<V, TRows, TColumns, TSteps>(4, products, lanes, c40, c41, c42, c43);
        StoreRow<V, TRows, TColumns, TSteps>(5, products, lanes, c50, c51, c52, c53);
    }

    [MethodImpl(Inline)]
    static V LoadRow<V, TColumns, TSteps>(float* source, int column, V lanes)
        where V : struct, ISimd<V>
        where TColumns : struct, IExtent
        where TSteps : struct, IStepping =>
        TSteps.Masked && column == TColumns.Count - 1 ? V.Load(source, lanes) : V.Load(source);

    [MethodImpl(Inline)]
    static void AddRow<V, TRows, TColumns>(int row, float* a, V b0, V b1, V b2, V b3, ref V c0, ref V c1, ref V c2, ref V c3)
        where V : struct, ISimd<V>
        where TRows : struct, IExtent
        where TColumns : struct, IExtent
    {
        if (row < TRows.Count)
        {
            V factor = V.Create(*a);
            c0 = V.MultiplyAdd(factor, b0, c0);
            c1 = TColumns.Count > 1 ? V.MultiplyAdd(factor, b1, c1) : c1;
            c2 = TColumns.Count > 2 ? V.MultiplyAdd(factor, b2, c2) : c2;
            c3 = TColumns.Count > 3 ? V.MultiplyAdd(factor, b3, c3) : c3;
        }
    }

    [MethodImpl(Inline)]
    static void StoreRow<V, TRows, TColumns, TSteps>(int row, in OuterProducts products, V lanes, V c0, V c1, V c2, V c3)
        where V : struct, ISimd<V>
        where TRows : struct, IExtent
        where TColumns : struct, IExtent
        where TSteps : struct, IStepping
    {
        if (row < TRows.Count)
        {
            float* c = products.C + row * products.CRow;
            bool accumulate = products.Accumulate;
            StoreColumn<V, TColumns, TSteps>(0, c, accumulate, lanes, c0);
            StoreColumn<V, TColumns, TSteps>(1, c, accumulate, lanes, c1);
            StoreColumn<V, TColumns, TSteps>(2, c, accumulate, lanes, c2);
            StoreColumn<V, TColumns, TSteps>(3, c, accumulate, lanes, c3);
        }
    }

    [MethodImpl(Inline)]
    static void StoreColumn<V, TColumns, TSteps>(int column, float* row, bool accumulate, V lanes, V sum)
        where V : struct, ISimd<V>
        where TColumns : struct, IExtent
        where TSteps : struct, IStepping
    {
        if (column >= TColumns.Count)
        {
            return;
        }

        float* target = row + column * V.Count;
        if (TSteps.Masked && column == TColumns.Count - 1)
        {
            (accumulate ? V.Load(target, lanes) + sum : sum).Store(target, lanes);
        }
        else
        {
            (accumulate ? V.Load(target) + sum : sum).Store(target);
        }
    }
}
