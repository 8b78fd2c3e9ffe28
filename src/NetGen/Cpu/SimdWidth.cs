using System.ComponentModel;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Cpu;

/// <summary>Which register the kernels use on this machine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdWidth
{
    /// <summary>
    /// 512, 256 or 128 bits: a constant for the JIT. It asks for the instructions themselves, because
    /// <c>Vector512.IsHardwareAccelerated</c> is false on machines where 512-bit kernels are faster nonetheless.
    /// </summary>
    public static int Current => Simd512.IsSupported ? 512 : Simd256.IsSupported ? 256 : 128;
}
