namespace NetGen;

/// <summary>
/// Layer normalisation: y = (x − mean) / √(variance + ε) · weight + bias, with the statistics of each element's trailing axes; the shape
/// stays.
/// Ba, Kiros and Hinton, 2016.
/// </summary>
/// <remarks>
/// The variance divides by n. Weights, of the normalised axes' shape: <c>weight</c> of ones, <c>bias</c> of zeros.
/// Errors: more axes than the input has, a normalised axis whose size is a name, ε not above 0. Warning: normalising the batch axis.
/// </remarks>
public sealed class LayerNorm : Layer
{
    /// <summary>ε, added to the variance; 1e-5 by default.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>The number of trailing axes that are normalised together; 1 by default.</summary>
    public int Axes { get; init; } = 1;

    /// <summary>Whether there is a learned weight and bias per element; true by default.</summary>
    public bool Affine { get; init; } = true;
}
