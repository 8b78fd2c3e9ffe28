using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>The hyperbolic tangent and the logistic function, by the exponential.</summary>
static class Hyperbolic
{
    /// <summary>Within 4e-7 relative: an odd polynomial near 0, 1 - 2 / (e^2|x| + 1) beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V value)
        where V : struct, ISimd<V>
    {
        V one = V.Create(1);
        V size = V.Abs(value);
        V large = one - V.Create(2) / (Exponential.Exp(size + size) + one);
        V square = value * value;
        V p = V.MultiplyAdd(V.Create(-0.00571704097f), square, V.Create(0.0206505843f));
        p = V.MultiplyAdd(p, square, V.Create(-0.0537434965f));
        p = V.MultiplyAdd(p, square, V.Create(0.133314908f));
        p = V.MultiplyAdd(p, square, V.Create(-0.333332837f));
        V small = V.MultiplyAdd(p * square, value, value);
        V signed = V.Or(large, V.And(value, V.Create(-0f)));
        return V.Select(V.Less(size, V.Create(0.625f)), small, signed);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V value)
        where V : struct, ISimd<V>
    {
        V one = V.Create(1);
        return one / (one + Exponential.Exp(-value));
    }
}
