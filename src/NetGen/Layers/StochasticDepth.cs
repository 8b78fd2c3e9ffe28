namespace NetGen;

/// <summary>
/// In training, drops whole residual branches with a probability and scales the others by 1 / (1 − rate); in inference, does nothing:
/// <c>x + x.Then(branch).Then(new StochasticDepth(0.1f))</c>. The shape stays. Huang, Sun, Liu, Sedra and Weinberger, 2016.
/// </summary>
/// <remarks>Errors: a rate outside [0, 1); a single number in <see cref="StochasticDepthMode.Row"/> mode.</remarks>
/// <param name="rate">The probability of dropping the branch.</param>
public sealed class StochasticDepth(float rate) : Layer
{
    /// <summary>The probability of dropping the branch.</summary>
    public float Rate => rate;

    /// <summary>Whether each example (axis 0) or the whole batch is dropped; <see cref="StochasticDepthMode.Row"/> by default.</summary>
    public StochasticDepthMode Mode { get; init; }
}
