namespace NetGen;

/// <summary>
/// A convolution of images (a cross-correlation): [N, C, H, W] becomes [N, channels, H′, W′] with
/// H′ = (H + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down; W′ alike. LeCun et al., 1989.
/// </summary>
/// <remarks>
/// Weights: <c>weight</c> [channels, C / groups, KH, KW] and <c>bias</c> [channels], in PyTorch's layout; C is inferred.
/// Errors, at the argument: an input that is not of rank 4; stride, dilation or groups below 1; groups that do not divide C and channels;
/// padding below 0; a kernel larger than the padded input; a per-axis array that does not hold two numbers.
/// </remarks>
/// <param name="channels">The number of channels of the result, at least 1.</param>
/// <param name="kernel">The window's height and width, two numbers.</param>
public sealed class Conv2d(int channels, int[] kernel) : ConvolutionLayer(channels)
{
    /// <summary>A convolution with a square window.</summary>
    /// <param name="channels">The number of channels of the result, at least 1.</param>
    /// <param name="kernel">The window's height and width, at least 1.</param>
    public Conv2d(int channels, int kernel)
        : this(channels, [kernel, kernel])
    {
    }

    /// <summary>The window's height and width.</summary>
    public int[] Kernel => kernel;

    /// <summary>The strides of height and width; given, they replace <see cref="ConvolutionLayer.Stride"/>.</summary>
    public int[]? Strides { get; init; }

    /// <summary>The borders on each side of height and width; given, they replace <see cref="ConvolutionLayer.Padding"/>.</summary>
    public int[]? Paddings { get; init; }

    /// <summary>The dilations of height and width; given, they replace <see cref="ConvolutionLayer.Dilation"/>.</summary>
    public int[]? Dilations { get; init; }

    /// <summary>What the border holds; <see cref="PaddingMode.Zeros"/> by default.</summary>
    public PaddingMode PaddingMode { get; init; }

    /// <summary>
    /// Whether each output channel's filter is used with mean 0 and variance 1, (w − mean) / √(variance + 1e-5); false by default.
    /// Qiao, Wang, Liu, Shen and Yuille, 2019.
    /// </summary>
    public bool WeightStandardization { get; init; }
}
