namespace NetGen;

/// <summary>
/// A transposed convolution of images, the adjoint of <see cref="Conv2d"/>: [N, C, H, W] becomes [N, channels, H′, W′] with
/// H′ = (H − 1)·stride − 2·padding + dilation·(kernel − 1) + output padding + 1; W′ alike. Zeiler, Krishnan, Taylor and Fergus, 2010.
/// </summary>
/// <remarks>
/// Weights: <c>weight</c> [C, channels / groups, KH, KW] and <c>bias</c> [channels], in PyTorch's layout; C is inferred. The weight starts
/// as PyTorch's does, with the fan-in of its axes behind the first.
/// Errors, at the argument: an input that is not of rank 4; stride, dilation or groups below 1; groups that do not divide C and channels;
/// an output padding that is not below the stride; more padding than there is result; a per-axis array that does not hold two numbers.
/// </remarks>
/// <param name="channels">The number of channels of the result, at least 1.</param>
/// <param name="kernel">The window's height and width, two numbers.</param>
public sealed class ConvTranspose2d(int channels, int[] kernel) : ConvolutionLayer(channels)
{
    /// <summary>A transposed convolution with a square window.</summary>
    /// <param name="channels">The number of channels of the result, at least 1.</param>
    /// <param name="kernel">The window's height and width, at least 1.</param>
    public ConvTranspose2d(int channels, int kernel)
        : this(channels, [kernel, kernel])
    {
    }

    /// <summary>The window's height and width.</summary>
    public int[] Kernel => kernel;

    /// <summary>
    /// What is added to the end of every axis, below the stride; 0 by default. It chooses among the sizes that a convolution rounds down
    /// to one.
    /// </summary>
    public int OutputPadding { get; init; }

    /// <summary>The strides of height and width; given, they replace <see cref="ConvolutionLayer.Stride"/>.</summary>
    public int[]? Strides { get; init; }

    /// <summary>
    /// The borders that are cut off each side of height and width; given, they replace <see cref="ConvolutionLayer.Padding"/>.
    /// </summary>
    public int[]? Paddings { get; init; }

    /// <summary>The dilations of height and width; given, they replace <see cref="ConvolutionLayer.Dilation"/>.</summary>
    public int[]? Dilations { get; init; }

    /// <summary>What is added to the end of height and width; given, they replace <see cref="OutputPadding"/>.</summary>
    public int[]? OutputPaddings { get; init; }
}
