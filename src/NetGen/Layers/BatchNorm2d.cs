namespace NetGen;

/// <summary>
/// Batch normalisation of images: y = (x − mean) / √(variance + ε) · weight + bias, per channel, [N, C, H, W] to the same.
/// Ioffe and Szegedy, 2015.
/// </summary>
/// <remarks>
/// In training the statistics are those of the batch over N, H and W, and the running ones move towards them:
/// running ← (1 − momentum) · running + momentum · batch, with the unbiased variance (n − 1), as in PyTorch. In inference the running
/// ones are used.
/// Weights: <c>weight</c> [C] of ones, <c>bias</c> [C] of zeros. Buffers: <c>running_mean</c> of zeros, <c>running_var</c> of ones.
/// Errors: an input that is not of rank 4, ε not above 0. Warning: one used twice, because it mixes two statistics.
/// </remarks>
public sealed class BatchNorm2d : Layer
{
    /// <summary>ε, added to the variance; 1e-5 by default.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>How far the running statistics move towards the batch's, in [0, 1]; 0.1 by default.</summary>
    public float Momentum { get; init; } = 0.1f;

    /// <summary>Whether there is a learned weight and bias per channel; true by default.</summary>
    public bool Affine { get; init; } = true;
}
