using System.Runtime.CompilerServices;
using NetGen.Cpu;

namespace NetGen;

/// <summary>
/// Stochastic gradient descent, with Polyak's momentum (B. Polyak, 1964) or Nesterov's in the form of I. Sutskever et al., "On the
/// importance of initialization and momentum in deep learning", 2013; the formulas are PyTorch's.
/// </summary>
/// <param name="schedule">The learning rate; a number is a constant one.</param>
public sealed unsafe class Sgd(Schedule schedule) : Optimizer(schedule, stateCount: 1)
{
    /// <summary>How much of the last direction is kept, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public double Momentum { get; init => field = CheckedDecay(value, nameof(Momentum)); }

    /// <summary>By how much the gradient's share of the momentum is reduced, in [0, 1); the first step is not dampened.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public double Dampening { get; init => field = CheckedDecay(value, nameof(Dampening)); }

    /// <summary>
    /// Whether the step looks ahead along the momentum; it wants a <see cref="Momentum"/> and no <see cref="Dampening"/>.
    /// </summary>
    public bool Nesterov { get; init; }

    /// <summary>The L2 penalty's factor: its gradient, WeightDecay · weight, is added to the gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public double WeightDecay { get; init => field = CheckedNotNegative(value, nameof(WeightDecay)); }

    private protected override void Validate()
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
            throw new InvalidOperationException(
                $"Nesterov's momentum wants a Momentum above 0 and a Dampening of 0; they are {Momentum} and {Dampening}.");
    }

    private protected override bool NeedsState => Momentum != 0;

    private protected override void Update(in OptimizerPart part)
    {
        var (rate, decay) = ((float)part.Rate, (float)WeightDecay);
        if (Momentum == 0)
        {
            UpdateKernel<PlainRule>.Run(part, null, null, new PlainRule(rate, decay));
            return;
        }
        var share = part.Step == 1 ? 1f : (float)(1 - Dampening);
        UpdateKernel<MomentumRule>.Run(part, State(0, part), null, new MomentumRule(rate, decay, (float)Momentum, share, Nesterov ? 1 : 0));
    }

    readonly struct PlainRule(float rate, float decay) : IUpdateRule
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Update<V>(V weight, V gradient, ref V first, ref V second)
            where V : struct, ISimd<V>
        {
            gradient = V.MultiplyAdd(V.Create(decay), weight, Subnormals.Flush(gradient));
            return V.MultiplyAdd(V.Create(-rate), gradient, weight);
        }
    }

    readonly struct MomentumRule(float rate, float decay, float momentum, float share, float nesterov) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Update<V>(V weight, V gradient, ref V first, ref V second)
            where V : struct, ISimd<V>
        {
            gradient = V.MultiplyAdd(V.Create(decay), weight, Subnormals.Flush(gradient));
            first = Subnormals.Flush(V.MultiplyAdd(V.Create(momentum), first, V.Create(share) * gradient));
            // Nesterov's direction is gradient + momentum · velocity, the plain one the velocity itself.
            var direction = nesterov != 0 ? V.MultiplyAdd(V.Create(momentum), first, gradient) : first;
            return V.MultiplyAdd(V.Create(-rate), direction, weight);
        }
    }
}
