using System.Runtime.CompilerServices;
using NetGen.Cpu;

namespace NetGen;

/// <summary>
/// The step of gradient descent with Polyak's momentum (B. Polyak, 1964) or Nesterov's in the form of I. Sutskever et al., "On the
/// importance of initialization and momentum in deep learning", 2013.
/// </summary>
readonly struct MomentumRule : IUpdateRule
{
    /// <summary>The constants of one step.</summary>
    /// <param name="part">Its rate and number: the first step is not dampened.</param>
    /// <param name="l2">The factor of a penalty whose gradient is added to the gradients.</param>
    /// <param name="momentum">How much of the last direction is kept.</param>
    /// <param name="dampening">By how much the gradient's share is reduced.</param>
    /// <param name="nesterov">Whether the step looks ahead.</param>
    public MomentumRule(in OptimizerPart part, double l2, double momentum, double dampening, bool nesterov)
    {
        (Rate, L2, Momentum) = ((float)part.Rate, (float)l2, (float)momentum);
        Share = part.Step == 1 ? 1f : (float)(1 - dampening);
        Nesterov = nesterov ? 1 : 0;
    }

    public static int States => 1;

    public float Rate { get; }

    public float L2 { get; }

    public float Momentum { get; }

    /// <summary>The gradient's share in the new direction.</summary>
    public float Share { get; }

    /// <summary>1 or 0.</summary>
    public float Nesterov { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Update<V>(V weight, V gradient, ref V first, ref V second)
        where V : struct, ISimd<V>
    {
        gradient = V.MultiplyAdd(V.Create(L2), weight, Subnormals.Flush(gradient));
        first = Subnormals.Flush(V.MultiplyAdd(V.Create(Momentum), first, V.Create(Share) * gradient));
        // Nesterov's direction is gradient + momentum · velocity, the plain one the velocity itself.
        var direction = Nesterov != 0 ? V.MultiplyAdd(V.Create(Momentum), first, gradient) : first;
        return V.MultiplyAdd(V.Create(-Rate), direction, weight);
    }
}
