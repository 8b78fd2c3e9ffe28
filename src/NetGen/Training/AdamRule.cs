using System.Runtime.CompilerServices;
using NetGen.Cpu;

namespace NetGen;

/// <summary>
/// The step of Adam (D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015), with either form of weight decay.
/// </summary>
readonly struct AdamRule : IUpdateRule
{
    // Their squares' share in the second moment would be subnormal at every step. With any usual epsilon they move nothing.
    const float SmallestGradient = 1e-18f;

    readonly float l2, shrink, share1, beta2, share2, stepSize, inverseRoot, epsilon;

    /// <summary>The constants of one step.</summary>
    /// <param name="part">Its rate and number.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the mean square.</param>
    /// <param name="epsilon">What is added to the root.</param>
    /// <param name="l2">The factor of a penalty whose gradient is added to the gradients.</param>
    /// <param name="decay">The factor of a decay apart from the gradients.</param>
    public AdamRule(in OptimizerPart part, double beta1, double beta2, double epsilon, double l2 = 0, double decay = 0)
    {
        (this.l2, shrink) = ((float)l2, (float)(1 - part.Rate * decay));
        (share1, this.beta2, share2) = ((float)(1 - beta1), (float)beta2, (float)(1 - beta2));
        stepSize = (float)(part.Rate / (1 - Math.Pow(beta1, part.Step)));
        inverseRoot = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, part.Step)));
        this.epsilon = (float)epsilon;
    }

    public static int States => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Update<V>(V weight, V gradient, ref V first, ref V second)
        where V : struct, ISimd<V>
    {
        gradient = Subnormals.Flush(V.MultiplyAdd(V.Create(l2), weight, gradient), SmallestGradient);
        first = Subnormals.Flush(V.MultiplyAdd(V.Create(share1), gradient - first, first));
        second = Subnormals.Flush(V.MultiplyAdd(V.Create(share2) * gradient, gradient, V.Create(beta2) * second));
        var root = V.MultiplyAdd(V.Sqrt(second), V.Create(inverseRoot), V.Create(epsilon));
        return V.MultiplyAdd(V.Create(-stepSize), first / root, V.Create(shrink) * weight);
    }
}
