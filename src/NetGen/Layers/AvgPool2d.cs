namespace NetGen;

/// <summary>
/// The mean of each window: [N, C, H, W] becomes [N, C, H′, W′] with
/// H′ = (H + 2·padding − kernel) / stride + 1, rounded down; W′ alike. LeCun et al., 1998.
/// </summary>
/// <remarks>
/// The mean of everything is <see cref="GlobalAvgPool"/>. Errors, at the argument: an input that is not of rank 4,
/// a kernel larger than the padded input, a padding above half the kernel; a per-axis array that does not hold two numbers.
/// </remarks>
/// <param name="kernel">The window's height and width, two numbers.</param>
public sealed class AvgPool2d(int[] kernel) : PoolingLayer
{
    /// <summary>A pool with a square window.</summary>
    /// <param name="kernel">The window's height and width, at least 1.</param>
    public AvgPool2d(int kernel)
        : this([kernel, kernel])
    {
    }

    /// <summary>The window's height and width.</summary>
    public int[] Kernel => kernel;

    /// <summary>Whether the divisor counts the padding; true by default.</summary>
    public bool CountIncludePad { get; init; } = true;

    /// <summary>The distances between windows on height and width; given, they replace <see cref="PoolingLayer.Stride"/>.</summary>
    public int[]? Strides { get; init; }

    /// <summary>The borders on each side of height and width; given, they replace <see cref="PoolingLayer.Padding"/>.</summary>
    public int[]? Paddings { get; init; }
}
