namespace NetGen;

/// <summary>
/// The largest value of each window of an image: [N, C, H, W] becomes [N, C, H′, W′] with
/// H′ = (H + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down; W′ alike. Riesenhuber and Poggio, 1999.
/// </summary>
/// <remarks>
/// Padding never wins, NaN does, and the first of equal values takes the gradient. Errors, at the argument: an input that is not of rank 4,
/// a kernel larger than the padded input, a padding above half the kernel.
/// </remarks>
/// <param name="kernel">The window's height and width, at least 1.</param>
public sealed class MaxPool2d(int kernel) : Layer
{
    /// <summary>The window's height and width.</summary>
    public int Kernel => kernel;

    /// <summary>The distance between windows; 0 (the default) means the kernel.</summary>
    public int Stride { get; init; }

    /// <summary>The border on each side; 0 by default.</summary>
    public int Padding { get; init; }

    /// <summary>The distance between the elements of a window; 1 by default.</summary>
    public int Dilation { get; init; } = 1;
}
