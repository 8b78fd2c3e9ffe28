namespace NetGen;

/// <summary>
/// The largest value of each window: [N, C, H, W] becomes [N, C, H′, W′] with
/// H′ = (H + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down; W′ alike. Riesenhuber and Poggio, 1999.
/// </summary>
/// <remarks>
/// Padding never wins, NaN does, and the first of equal values takes the gradient. Errors, at the argument: an input that is not of
/// rank 4, a kernel larger than the padded input, a padding above half the kernel; a per-axis array that does not hold two numbers.
/// </remarks>
/// <param name="kernel">The window's height and width, two numbers.</param>
public sealed class MaxPool2d(int[] kernel) : PoolingLayer
{
    /// <summary>A pool with a square window.</summary>
    /// <param name="kernel">The window's height and width, at least 1.</param>
    public MaxPool2d(int kernel)
        : this([kernel, kernel])
    {
    }

    /// <summary>The window's height and width.</summary>
    public int[] Kernel => kernel;

    /// <summary>The distance between the elements of a window on every axis; 1 by default.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The distances between windows on height and width; given, they replace <see cref="PoolingLayer.Stride"/>.</summary>
    public int[]? Strides { get; init; }

    /// <summary>The borders on each side of height and width; given, they replace <see cref="PoolingLayer.Padding"/>.</summary>
    public int[]? Paddings { get; init; }

    /// <summary>The dilations of height and width; given, they replace <see cref="Dilation"/>.</summary>
    public int[]? Dilations { get; init; }
}
