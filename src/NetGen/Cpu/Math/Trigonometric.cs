using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// Sine and cosine: x minus the nearest multiple of π/2 (Cody and Waite, 1980), then one of two minimax polynomials by the quadrant.
/// Numbers that are too large for this, which are rare, go through float64.
/// </summary>
static unsafe class Trigonometric
{
    // π/2 in four parts; the first three have 8 bits, so that 65536 times them is exact without fused multiply-add.
    const float First = 1.5703125f, Second = 4.825592041e-4f, Third = 1.266598701e-6f, Fourth = 9.920935184e-10f;
    const float TwoOverPi = 0.636619772f;

    /// <summary>From here on the multiple of π/2 has too many bits.</summary>
    const float Far = 1e5f;

    /// <summary>The lanes of the widest register.</summary>
    const int MostLanes = 16;

    /// <summary>An absolute error below 2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<V>(V value)
        where V : struct, ISimd<V> =>
        V.MaxAcross(V.Abs(value)) < Far ? SinOfQuadrant(value, 0) : WithFarLanes(value, 0);

    /// <summary>An absolute error below 2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<V>(V value)
        where V : struct, ISimd<V> =>
        V.MaxAcross(V.Abs(value)) < Far ? SinOfQuadrant(value, 1) : WithFarLanes(value, 1);

    /// <summary>Lanes with usual numbers have the same bits as among others of their kind.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static V WithFarLanes<V>(V value, uint quadrants)
        where V : struct, ISimd<V>
    {
        float* lanes = stackalloc float[MostLanes];
        value.Store(lanes);
        for (int i = 0; i < V.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = (float)(quadrants == 0 ? Math.Sin(x) : Math.Cos(x));
        }

        return V.Select(V.Less(V.Abs(value), V.Create(Far)), SinOfQuadrant(value, quadrants), V.Load(lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V SinOfQuadrant<V>(V value, uint quadrants)
        where V : struct, ISimd<V>
    {
        V n = V.RoundToNearest(value * V.Create(TwoOverPi));
        V r = V.MultiplyAdd(n, V.Create(-First), value);
        r = V.MultiplyAdd(n, V.Create(-Second), r);
        r = V.MultiplyAdd(n, V.Create(-Third), r);
        r = V.MultiplyAdd(n, V.Create(-Fourth), r);

        V quadrant = V.AddBits(V.ToInt32Bits(n), V.CreateBits(quadrants));
        V useCosine = V.ShiftRightArithmetic(V.ShiftLeft(quadrant, 31), 31);
        V sign = V.And(V.ShiftLeft(quadrant, 30), V.Create(-0f));
        return V.Xor(V.Select(useCosine, CosNearZero(r), SinNearZero(r)), sign);
    }

    static V SinNearZero<V>(V x)
        where V : struct, ISimd<V>
    {
        V square = x * x;
        V p = V.MultiplyAdd(V.Create(-0.000195166576f), square, V.Create(0.00833217334f));
        p = V.MultiplyAdd(p, square, V.Create(-0.166666552f));
        return V.MultiplyAdd(p * square, x, x);
    }

    static V CosNearZero<V>(V x)
        where V : struct, ISimd<V>
    {
        V square = x * x;
        V p = V.MultiplyAdd(V.Create(2.44377334e-5f), square, V.Create(-0.00138873619f));
        p = V.MultiplyAdd(p, square, V.Create(0.0416666456f));
        return V.MultiplyAdd(p * square, square, V.MultiplyAdd(V.Create(-0.5f), square, V.Create(1)));
    }
}
