using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// The arc tangent: |x| above tan(3π/8) and above tan(π/8) is turned by π/2 and π/4, and what is left has a minimax polynomial (Moshier,
/// "Methods and programs for mathematical functions", 1989).
/// </summary>
static class ArcTangent
{
    /// <summary>Within 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atan<V>(V value)
        where V : struct, ISimd<V>
    {
        V one = V.Create(1);
        V size = V.Abs(value);
        V isLarge = V.Less(V.Create(2.41421366f), size);
        V isMiddle = V.Less(V.Create(0.414213568f), size);
        V numerator = V.Select(isLarge, -one, V.Select(isMiddle, size - one, size));
        V denominator = V.Select(isLarge, size, V.Select(isMiddle, size + one, one));
        V turned = V.Select(isLarge, V.Create(1.57079637f), V.Select(isMiddle, V.Create(0.785398185f), V.Zero));

        V x = numerator / denominator;
        V square = x * x;
        V p = V.MultiplyAdd(V.Create(0.0805374458f), square, V.Create(-0.138776854f));
        p = V.MultiplyAdd(p, square, V.Create(0.199777111f));
        p = V.MultiplyAdd(p, square, V.Create(-0.333329499f));
        V result = turned + V.MultiplyAdd(p * square, x, x);
        return V.Xor(result, V.And(value, V.Create(-0f)));
    }
}
