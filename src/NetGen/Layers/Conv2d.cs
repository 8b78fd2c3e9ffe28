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
public sealed class Conv2d(int channels, int[] kernel) : Layer
{
    /// <summary>A convolution with a square window.</summary>
    /// <param name="channels">The number of channels of the result, at least 1.</param>
    /// <param name="kernel">The window's height and width, at least 1.</param>
    public Conv2d(int channels, int kernel)
        : this(channels, [kernel, kernel])
    {
    }

    /// <summary>The number of channels of the result.</summary>
    public int Channels => channels;

    /// <summary>The window's height and width.</summary>
    public int[] Kernel => kernel;

    /// <summary>The distance between windows on both axes; 1 by default.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The zeros added on each side of both axes; 0 by default.</summary>
    public int Padding { get; init; }

    /// <summary>The distance between the elements of a window on both axes; 1 by default.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The number of groups of channels that do not see each other; 1 by default, C makes it depthwise.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The strides of height and width; given, they replace <see cref="Stride"/>.</summary>
    public int[]? Strides { get; init; }

    /// <summary>The zeros on each side of height and of width; given, they replace <see cref="Padding"/>.</summary>
    public int[]? Paddings { get; init; }

    /// <summary>The dilations of height and width; given, they replace <see cref="Dilation"/>.</summary>
    public int[]? Dilations { get; init; }

    /// <summary>Whether a bias is added per channel; true by default. Its values start at 0.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How the weight starts; <see cref="Init.HeUniform"/> by default.</summary>
    public Init Init { get; init; }

    /// <summary>The weight, [channels, C / groups, KH, KW], usable in a body once the layer has been applied.</summary>
    public Tensor Weight => throw CompileTime.Only();

    /// <summary>The bias, [channels]. Error: a layer with <see cref="Bias"/> = false has none.</summary>
    public Tensor BiasTensor => throw CompileTime.Only();
}
