namespace NetGen;

/// <summary>
/// Normal noise that is part of the network, so it acts in training and in inference: x + deviation · noise, or x · (1 + deviation ·
/// noise).
/// The shape stays.
/// </summary>
/// <remarks>
/// Noise that acts in training only is <see cref="GaussianNoise"/> or <see cref="GaussianDropout"/>. Error: a deviation below 0.
/// </remarks>
/// <param name="deviation">The noise's standard deviation, at least 0.</param>
public sealed class Noise(float deviation) : Layer
{
    /// <summary>The noise's standard deviation.</summary>
    public float Deviation => deviation;

    /// <summary>Whether the noise is in proportion to the element; false by default.</summary>
    public bool Multiplicative { get; init; }
}
