using System.Runtime.CompilerServices;
using NetGen.Cpu;

namespace NetGen;

/// <summary>
/// The step of Adam (D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015), with either form of weight decay.
/// </summary>
readonly struct AdamRule : IUpdateRule
{
    /// <summary>
    /// Smaller gradients count as zero: their squares' share in the second moment would be subnormal at every step. With any usual epsilon
    /// they move nothing.
    /// </summary>
    public const float SmallestGradient = 1e-18f;

    /// <summary>The constants of one step.</summary>
    /// <param name="part">Its rate and number.</param>
    /// <param name="beta1">The decay of the mean gradient.</param>
    /// <param name="beta2">The decay of the mean square.</param>
    /// <param name="epsilon">What is added to the root.</param>
    /// <param name="l2">The factor of a penalty whose gradient is added to the gradients.</param>
    /// <param name="decay">The factor of a decay apart from the gradients.</param>
    public AdamRule(in OptimizerPart part, double beta1, double beta2, double epsilon, double l2 = 0, double decay = 0)
    {
        (L2, Shrink) = ((float)l2, (float)(1 - part.Rate * decay));
        (Share1, Beta2, Share2) = ((float)(1 - beta1), (float)beta2, (float)(1 - beta2));
        StepSize = (float)(part.Rate / (1 - Math.Pow(beta1, part.Step)));
        InverseRoot = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, part.Step)));
        Epsilon = (float)epsilon;
    }

    public static int States => 2;

    public float L2 { get; }

    /// <summary>What the weights are multiplied by.</summary>
    public float Shrink { get; }

    /// <summary>The gradient's share in the mean.</summary>
    public float Share1 { get; }

    public float Beta2 { get; }

    /// <summary>The gradient's share in the mean square.</summary>
    public float Share2 { get; }

    /// <summary>The rate over the bias correction of the mean.</summary>
    public float StepSize { get; }

    /// <summary>The bias correction of the root of the mean square.</summary>
    public float InverseRoot { get; }

    public float Epsilon { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Update<V>(V weight, V gradient, ref V first, ref V second)
        where V : struct, ISimd<V>
    {
        gradient = Subnormals.Flush(V.MultiplyAdd(V.Create(L2), weight, gradient), SmallestGradient);
        first = Subnormals.Flush(V.MultiplyAdd(V.Create(Share1), gradient - first, first));
        second = Subnormals.Flush(V.MultiplyAdd(V.Create(Share2) * gradient, gradient, V.Create(Beta2) * second));
        var root = V.MultiplyAdd(V.Sqrt(second), V.Create(InverseRoot), V.Create(Epsilon));
        return V.MultiplyAdd(V.Create(-StepSize), first / root, V.Create(Shrink) * weight);
    }
}
