namespace NetGen;

/// <summary>
/// The mean of each window: [N, C, D, H, W] becomes [N, C, D′, H′, W′] with
/// D′ = (D + 2·padding − kernel) / stride + 1, rounded down; H′ and W′ alike. LeCun et al., 1998.
/// </summary>
/// <remarks>
/// The mean of everything is <see cref="GlobalAvgPool"/>. Errors, at the argument: an input that is not of rank 5,
/// a kernel larger than the padded input, a padding above half the kernel; a per-axis array that does not hold three numbers.
/// </remarks>
/// <param name="kernel">The window's depth, height and width, three numbers.</param>
public sealed class AvgPool3d(int[] kernel) : PoolingLayer
{
    /// <summary>A pool with a cubic window.</summary>
    /// <param name="kernel">The window's depth, height and width, at least 1.</param>
    public AvgPool3d(int kernel)
        : this([kernel, kernel, kernel])
    {
    }

    /// <summary>The window's depth, height and width.</summary>
    public int[] Kernel => kernel;

    /// <summary>Whether the divisor counts the padding; true by default.</summary>
    public bool CountIncludePad { get; init; } = true;

    /// <summary>The distances between windows on depth, height and width; given, they replace <see cref="PoolingLayer.Stride"/>.</summary>
    public int[]? Strides { get; init; }

    /// <summary>The borders on each side of depth, height and width; given, they replace <see cref="PoolingLayer.Padding"/>.</summary>
    public int[]? Paddings { get; init; }
}
