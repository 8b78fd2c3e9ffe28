using System.Runtime.CompilerServices;
using NetGen.Cpu;

namespace NetGen;

/// <summary>Keeps subnormal numbers out of optimizer state: processors compute with them an order of magnitude slower.</summary>
static class Subnormals
{
    const float SmallestNormal = 1.17549435e-38f;

    /// <summary>Zero where the magnitude is below <paramref name="limit"/>; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Flush<V>(V value, float limit = SmallestNormal)
        where V : struct, ISimd<V> =>
        V.Select(V.Less(V.Abs(value), V.Create(limit)), V.Zero, value);
}
