using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <summary>bfloat16, the upper half of a float32, as 16 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BFloat16
{
    /// <summary>The bits of the nearest bfloat16, ties to even; NaN stays NaN, too large numbers become infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort FromFloat(float value)
    {
        uint bits = FloatBits.Of(value);
        uint rounded = bits + 0x7FFFu + (bits >> 16 & 1u);
        return (ushort)((FloatBits.IsNaN(value) ? bits | 0x0040_0000u : rounded) >> 16);
    }

    /// <summary>The number with these bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToFloat(ushort bits) => FloatBits.ToFloat((uint)bits << 16);
}
