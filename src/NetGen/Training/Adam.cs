namespace NetGen;

/// <summary>
/// Adam: D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015; the formulas are PyTorch's. For weight decay prefer
/// <see cref="AdamW"/>.
/// </summary>
/// <remarks>Gradients below 1e-18 in magnitude count as zero.</remarks>
/// <param name="schedule">The learning rate; a number is a constant one.</param>
public sealed class Adam(Schedule schedule) : Optimizer(schedule, stateCount: 2)
{
    /// <summary>The decay of the mean gradient, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public double Beta1 { get; init => field = CheckedDecay(value, nameof(Beta1)); } = 0.9;

    /// <summary>The decay of the mean square, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public double Beta2 { get; init => field = CheckedDecay(value, nameof(Beta2)); } = 0.999;

    /// <summary>What is added to the root of the mean square; above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Epsilon { get; init => field = CheckedEpsilon(value); } = 1e-8;

    /// <summary>The L2 penalty's factor: its gradient, WeightDecay · weight, is added to the gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public double WeightDecay { get; init => field = CheckedNotNegative(value, nameof(WeightDecay)); }

    internal override void Update(ParameterUpdates updates, in OptimizerPart part) =>
        updates.Apply(part, new AdamRule(part, Beta1, Beta2, Epsilon, l2: WeightDecay));
}
