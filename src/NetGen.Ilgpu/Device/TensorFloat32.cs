using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <summary>TensorFloat-32: float32 with 10 bits of fraction, what tensor cores multiply.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorFloat32
{
    /// <summary>The nearest of these numbers, ties away from zero, as PTX's <c>cvt.rna.tf32.f32</c>; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Round(float value) =>
        FloatBits.IsNaN(value) ? value : FloatBits.ToFloat(FloatBits.Of(value) + 0x1000u & 0xFFFF_E000u);
}
