using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>Natural logarithms: x = 2^e m with m in [1/√2, √2), and a minimax polynomial in m - 1.</summary>
static class Logarithm
{
    const float Ln2High = 355f / 512, Ln2Low = -2.12194440e-4f;
    const float SmallestNormal = 1.17549435e-38f;

    /// <summary>Within 2 ulp; -inf at 0, NaN below, subnormals included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V>(V value)
        where V : struct, ISimd<V>
    {
        V e = Split(value, out V m);
        V f = m - V.Create(1);
        V p = V.MultiplyAdd(V.Create(0.0674662217f), f, V.Create(-0.116796426f));
        p = V.MultiplyAdd(p, f, V.Create(0.118903063f));
        p = V.MultiplyAdd(p, f, V.Create(-0.124051362f));
        p = V.MultiplyAdd(p, f, V.Create(0.142192274f));
        p = V.MultiplyAdd(p, f, V.Create(-0.166680068f));
        p = V.MultiplyAdd(p, f, V.Create(0.200021341f));
        p = V.MultiplyAdd(p, f, V.Create(-0.250000089f));
        p = V.MultiplyAdd(p, f, V.Create(0.333333135f));
        V square = f * f;
        V low = V.MultiplyAdd(p, square * f, V.MultiplyAdd(e, V.Create(Ln2Low), V.Create(-0.5f) * square));
        V result = V.MultiplyAdd(e, V.Create(Ln2High), f + low);
        return AtTheEnds(value, result);
    }

    /// <summary>log(1 + x): the logarithm of the rounded sum, corrected by what the rounding lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V value)
        where V : struct, ISimd<V>
    {
        V one = V.Create(1);
        V sum = one + value;
        V lost = V.Select(V.Less(value, one), value - (sum - one), one - (sum - value));
        V infinite = V.Or(V.Equal(sum, V.Zero), V.Equal(sum, V.Create(float.PositiveInfinity)));
        return Log(sum) + V.Select(infinite, V.Zero, lost / sum);
    }

    /// <summary>value = mantissa * 2^result with the mantissa in [1/√2, √2), for positive finite values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Split<V>(V value, out V mantissa)
        where V : struct, ISimd<V>
    {
        V subnormal = V.Less(value, V.Create(SmallestNormal));
        V normal = V.Select(subnormal, value * V.Create(1 << 23), value);
        V exponent = V.ShiftRightArithmetic(V.SubtractBits(normal, V.Create(0.70710678f)), 23);
        mantissa = V.SubtractBits(normal, V.ShiftLeft(exponent, 23));
        return V.FromInt32Bits(exponent) - V.And(subnormal, V.Create(23));
    }

    static V AtTheEnds<V>(V value, V result)
        where V : struct, ISimd<V>
    {
        V infinity = V.Create(float.PositiveInfinity);
        result = V.Select(V.Less(value, infinity), result, value);
        result = V.Select(V.Equal(value, V.Zero), -infinity, result);
        return V.Select(V.Less(value, V.Zero), V.Create(float.NaN), result);
    }
}
