using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>e^x: x = n ln 2 + r with |r| &lt;= ln 2 / 2, a minimax polynomial in r, then a scaling by 2^n.</summary>
static class Exponential
{
    /// <summary>ln 2 in two parts; the first has 9 bits, so that n times it is exact without fused multiply-add.</summary>
    const float Ln2High = 355f / 512, Ln2Low = -2.12194440e-4f;
    const float Log2E = 1.44269504f;

    // Beyond these bounds the result is 0 or infinite anyway.
    const float Lowest = -104, Highest = 89;

    /// <summary>Within 2 ulp; 0 and infinity at the ends, subnormal results included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V value)
        where V : struct, ISimd<V> =>
        ExpOfSum(value, V.Zero);

    /// <summary>e^(value + rest) for a rest that is far below the value, as the parts of a product have it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpOfSum<V>(V value, V rest)
        where V : struct, ISimd<V>
    {
        V x = V.AtMost(V.AtLeast(value, V.Create(Lowest)), V.Create(Highest));
        V n = V.RoundToNearest(x * V.Create(Log2E));
        V r = V.MultiplyAdd(n, V.Create(-Ln2High), x);
        r = V.MultiplyAdd(n, V.Create(-Ln2Low), r) + rest;
        V q = V.MultiplyAdd(V.Create(1.38131436e-3f), r, V.Create(8.36941879e-3f));
        q = V.MultiplyAdd(q, r, V.Create(4.1668456e-2f));
        q = V.MultiplyAdd(q, r, V.Create(0.166665152f));
        q = V.MultiplyAdd(q, r, V.Create(0.49999994f));
        V p = V.MultiplyAdd(q, r * r, r) + V.Create(1);
        return V.ScaleByPowerOfTwo(p, n);
    }
}
