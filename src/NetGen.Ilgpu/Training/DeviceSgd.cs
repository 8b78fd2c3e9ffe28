using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <summary>Gradient descent without momentum.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeviceSgd : IDeviceRule
{
    /// <summary>A constant of the step.</summary>
    public float Rate, L2;

    /// <inheritdoc/>
    public readonly int States => 0;

    internal static DeviceSgd Of(in SgdRule rule) => new() { Rate = rule.Rate, L2 = rule.L2 };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Next(float weight, float gradient, ref float first, ref float second) =>
        weight - Rate * (L2 * weight + FloatBits.Flush(gradient));
}
