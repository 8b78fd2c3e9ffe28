namespace NetGen;

/// <summary>
/// The largest value of each window: [N, C, D, H, W] becomes [N, C, D′, H′, W′] with
/// D′ = (D + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down; H′ and W′ alike. Riesenhuber and Poggio, 1999.
/// </summary>
/// <remarks>
/// Padding never wins, NaN does, and the first of equal values takes the gradient. Errors, at the argument: an input that is not of
/// rank 5, a kernel larger than the padded input, a padding above half the kernel; a per-axis array that does not hold three numbers.
/// </remarks>
/// <param name="kernel">The window's depth, height and width, three numbers.</param>
public sealed class MaxPool3d(int[] kernel) : PoolingLayer
{
    /// <summary>A pool with a cubic window.</summary>
    /// <param name="kernel">The window's depth, height and width, at least 1.</param>
    public MaxPool3d(int kernel)
        : this([kernel, kernel, kernel])
    {
    }

    /// <summary>The window's depth, height and width.</summary>
    public int[] Kernel => kernel;

    /// <summary>The distance between the elements of a window on every axis; 1 by default.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The distances between windows on depth, height and width; given, they replace <see cref="PoolingLayer.Stride"/>.</summary>
    public int[]? Strides { get; init; }

    /// <summary>The borders on each side of depth, height and width; given, they replace <see cref="PoolingLayer.Padding"/>.</summary>
    public int[]? Paddings { get; init; }

    /// <summary>The dilations of depth, height and width; given, they replace <see cref="Dilation"/>.</summary>
    public int[]? Dilations { get; init; }
}
