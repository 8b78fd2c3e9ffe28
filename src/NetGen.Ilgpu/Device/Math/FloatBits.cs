using System.Runtime.CompilerServices;
using ILGPU;

namespace NetGen.Ilgpu;

/// <summary>
/// Questions about numbers that are answered by their bits. ILGPU's OpenCL code turns <c>if (a &lt; b)</c> into a jump on <c>a >= b</c>,
/// which takes the wrong way for NaN; so nothing here compares numbers that may be NaN.
/// </summary>
static class FloatBits
{
    public const uint Sign = 0x8000_0000, Size = 0x7FFF_FFFF, Infinity = 0x7F80_0000, One = 0x3F80_0000;

    const float SmallestNormal = 1.17549435e-38f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(float value) => Interop.FloatAsInt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToFloat(uint bits) => Interop.IntAsFloat(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(float value) => (Of(value) & Size) > Infinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFinite(float value) => (Of(value) & Size) < Infinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(float value) => (Of(value) & Size) == 0;

    /// <summary>0 where the magnitude is below <paramref name="limit"/>; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Flush(float value, float limit = SmallestNormal) => (Of(value) & Size) < Of(limit) ? 0f : value;

    /// <summary>A number that is not negative, with the sign of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WithSignOf(float size, float sign) => ToFloat(Of(size) | (Of(sign) & Sign));

    /// <summary>The upper 12 bits of the significand; 12 are left, so that products of such parts are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float UpperHalf(float value) => ToFloat(Of(value) & 0xFFFF_F000);

    /// <summary>value * 2^exponent in two steps, since neither half leaves the range of normal numbers; |exponent| at most 252.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Scale(float value, int exponent)
    {
        int half = exponent >> 1;
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float PowerOfTwo(int exponent) => ToFloat((uint)(exponent + 127) << 23);
}
