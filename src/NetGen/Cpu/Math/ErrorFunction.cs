using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>The error function: an odd minimax polynomial below 1, and 1 - e^p(|x|) with p minimax for log erfc beyond.</summary>
static class ErrorFunction
{
    // erf rounds to 1 from here on.
    const float Saturation = 3.95f;

    /// <summary>Within 4e-7 relative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V>(V value)
        where V : struct, ISimd<V>
    {
        V size = V.Abs(value);
        V square = value * value;
        V small = V.MultiplyAdd(V.Create(7.88910693e-5f), square, V.Create(-0.000802083698f));
        small = V.MultiplyAdd(small, square, V.Create(0.00518953474f));
        small = V.MultiplyAdd(small, square, V.Create(-0.0268544443f));
        small = V.MultiplyAdd(small, square, V.Create(0.112836003f));
        small = V.MultiplyAdd(small, square, V.Create(-0.37612626f));
        small = V.MultiplyAdd(small, square, V.Create(1.12837911f)) * value;
        V signed = V.Or(V.Create(1) - Exponential.Exp(LogErfc(size)), V.And(value, V.Create(-0f)));
        return V.Select(V.Less(size, V.Create(1)), small, signed);
    }

    static V LogErfc<V>(V size)
        where V : struct, ISimd<V>
    {
        V x = V.AtMost(size, V.Create(Saturation));
        V p = V.MultiplyAdd(V.Create(0.000185568671f), x, V.Create(-0.00293955347f));
        p = V.MultiplyAdd(p, x, V.Create(0.0218050964f));
        p = V.MultiplyAdd(p, x, V.Create(-0.103036895f));
        p = V.MultiplyAdd(p, x, V.Create(-0.638226211f));
        p = V.MultiplyAdd(p, x, V.Create(-1.12703967f));
        return V.MultiplyAdd(p, x, V.Create(-0.000353805633f));
    }
}
