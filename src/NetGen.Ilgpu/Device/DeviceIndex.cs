using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <summary>Quotients of positions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceIndex
{
    /// <summary>The quotient rounded down, also where the numerator is negative.</summary>
    /// <param name="numerator">Any number.</param>
    /// <param name="denominator">
    /// A number above 0. ILGPU divides by constant powers of two with a shift, which is right for numbers from 0 on only.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FloorDivide(int numerator, int denominator) =>
        numerator >= 0 ? numerator / denominator : ~(~numerator / denominator);
}
