namespace NetGen;

/// <summary>
/// Batch normalisation of images [N, C, H, W]: y = (x − mean) / √(variance + ε) · weight + bias, per channel; the shape stays.
/// Ioffe and Szegedy, 2015.
/// </summary>
/// <remarks>
/// In training the statistics are those of the batch over all axes but the channels, and the running ones move towards them:
/// running ← (1 − momentum) · running + momentum · batch, with the unbiased variance (n − 1), as in PyTorch. In inference the running
/// ones are used.
/// Weights: <c>weight</c> [C] of ones, <c>bias</c> [C] of zeros. Buffers: <c>running_mean</c> of zeros, <c>running_var</c> of ones.
/// Errors: an input of another rank, ε not above 0. Warning: one used twice, because it mixes two statistics.
/// </remarks>
public sealed class BatchNorm2d : BatchNormLayer;
