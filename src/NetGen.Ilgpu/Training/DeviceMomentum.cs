using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <summary>Gradient descent with momentum.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeviceMomentum : IDeviceRule
{
    /// <summary>A constant of the step.</summary>
    public float Rate, L2, Momentum, Share, Nesterov;

    /// <inheritdoc/>
    public readonly int States => 1;

    internal static DeviceMomentum Of(in MomentumRule rule) =>
        new() { Rate = rule.Rate, L2 = rule.L2, Momentum = rule.Momentum, Share = rule.Share, Nesterov = rule.Nesterov };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Next(float weight, float gradient, ref float first, ref float second)
    {
        gradient = L2 * weight + FloatBits.Flush(gradient);
        first = FloatBits.Flush(Momentum * first + Share * gradient);
        float direction = Nesterov > 0f ? Momentum * first + gradient : first;
        return weight - Rate * direction;
    }
}
