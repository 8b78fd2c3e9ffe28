using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <summary>Adam with either form of weight decay.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeviceAdam : IDeviceRule
{
    /// <summary>A constant of the step.</summary>
    public float L2, Shrink, Share1, Beta2, Share2, StepSize, InverseRoot, Epsilon;

    /// <inheritdoc/>
    public readonly int States => 2;

    internal static DeviceAdam Of(in AdamRule rule) => new()
    {
        L2 = rule.L2,
        Shrink = rule.Shrink,
        Share1 = rule.Share1,
        Beta2 = rule.Beta2,
        Share2 = rule.Share2,
        StepSize = rule.StepSize,
        InverseRoot = rule.InverseRoot,
        Epsilon = rule.Epsilon,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Next(float weight, float gradient, ref float first, ref float second)
    {
        gradient = FloatBits.Flush(L2 * weight + gradient, AdamRule.SmallestGradient);
        first = FloatBits.Flush(Share1 * (gradient - first) + first);
        second = FloatBits.Flush(Share2 * gradient * gradient + Beta2 * second);
        float root = DeviceMath.Sqrt(second) * InverseRoot + Epsilon;
        return Shrink * weight - StepSize * (first / root);
    }
}
