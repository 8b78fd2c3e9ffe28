namespace NetGen;

/// <summary>
/// Stochastic gradient descent, with Polyak's momentum (B. Polyak, 1964) or Nesterov's in the form of I. Sutskever et al., "On the
/// importance of initialization and momentum in deep learning", 2013; the formulas are PyTorch's.
/// </summary>
/// <param name="schedule">The learning rate; a number is a constant one.</param>
public sealed class Sgd(Schedule schedule) : Optimizer(schedule, stateCount: 1)
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

    internal override void Update(ParameterUpdates updates, in OptimizerPart part)
    {
        if (Momentum == 0) updates.Apply(part, new SgdRule(part.Rate, WeightDecay));
        else updates.Apply(part, new MomentumRule(part, WeightDecay, Momentum, Dampening, Nesterov));
    }
}
