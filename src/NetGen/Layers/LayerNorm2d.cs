namespace NetGen;

/// <summary>
/// Layer normalisation of images over their channels: y = (x − mean) / √(variance + ε) · weight + bias, with the statistics of each pixel
/// of [N, C, H, W] over C; the shape stays. Ba, Kiros and Hinton, 2016; for images, Liu et al., 2022.
/// </summary>
/// <remarks>
/// The same as <see cref="LayerNorm"/> where the channels are last. Weights: <c>weight</c> [C] of ones, <c>bias</c> [C] of zeros.
/// Errors: an input that is not of rank 4, ε not above 0.
/// </remarks>
public sealed class LayerNorm2d : Layer
{
    /// <summary>ε, added to the variance; 1e-5 by default.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>Whether there is a learned weight and bias per channel; true by default.</summary>
    public bool Affine { get; init; } = true;
}
