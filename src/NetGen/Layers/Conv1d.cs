namespace NetGen;

/// <summary>
/// A convolution of sequences (a cross-correlation): [N, C, L] becomes [N, channels, L′] with
/// L′ = (L + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down. Waibel et al., 1989.
/// </summary>
/// <remarks>
/// Weights: <c>weight</c> [channels, C / groups, K] and <c>bias</c> [channels], in PyTorch's layout; C is inferred.
/// Errors, at the argument: an input that is not of rank 3; stride, dilation or groups below 1; groups that do not divide C and channels;
/// padding below 0; a kernel larger than the padded input.
/// </remarks>
/// <param name="channels">The number of channels of the result, at least 1.</param>
/// <param name="kernel">The window's length, at least 1.</param>
public sealed class Conv1d(int channels, int kernel) : ConvolutionLayer(channels)
{
    /// <summary>The window's length.</summary>
    public int Kernel => kernel;

    /// <summary>What the border holds; <see cref="PaddingMode.Zeros"/> by default.</summary>
    public PaddingMode PaddingMode { get; init; }

    /// <summary>
    /// Whether each output channel's filter is used with mean 0 and variance 1, (w − mean) / √(variance + 1e-5); false by default.
    /// Qiao, Wang, Liu, Shen and Yuille, 2019.
    /// </summary>
    public bool WeightStandardization { get; init; }
}
