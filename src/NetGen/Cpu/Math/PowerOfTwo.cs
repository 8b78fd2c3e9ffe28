using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>Scaling by powers of two for registers without an instruction for it.</summary>
static class PowerOfTwo
{
    /// <summary>value * 2^exponent in two steps, since neither half leaves the range of normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Scale<V>(V value, V exponent)
        where V : struct, ISimd<V>
    {
        V whole = V.ToInt32Bits(exponent);
        V half = V.ShiftRightArithmetic(whole, 1);
        return value * Create(half) * Create(V.SubtractBits(whole, half));
    }

    static V Create<V>(V exponentBits)
        where V : struct, ISimd<V> =>
        V.ShiftLeft(V.AddBits(exponentBits, V.CreateBits(127)), 23);
}
