namespace NetGen;

/// <summary>
/// Normalisation by the root mean square: y = x / √(mean(x²) + ε) · weight, with the mean over each element's trailing axes; the shape
/// stays. Zhang and Sennrich, 2019.
/// </summary>
/// <remarks>
/// Weight, of the normalised axes' shape: <c>weight</c> of ones. Errors: more axes than the input has, a normalised axis whose size is a
/// name, ε not above 0. Warning: normalising the batch axis.
/// </remarks>
public sealed class RMSNorm : Layer
{
    /// <summary>ε, added to the mean square; by default 2⁻²³, the distance from 1 to the next float.</summary>
    public float Epsilon { get; init; } = 1.1920929e-7f;

    /// <summary>The number of trailing axes that are normalised together; 1 by default.</summary>
    public int Axes { get; init; } = 1;

    /// <summary>Whether there is a learned weight per element; true by default.</summary>
    public bool Affine { get; init; } = true;
}
