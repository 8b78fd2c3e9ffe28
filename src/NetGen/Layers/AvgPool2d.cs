namespace NetGen;

/// <summary>
/// The mean of each window of an image: [N, C, H, W] becomes [N, C, H′, W′] with
/// H′ = (H + 2·padding − kernel) / stride + 1, rounded down; W′ alike. LeCun et al., 1998.
/// </summary>
/// <remarks>
/// The mean of a whole image is <c>x.Mean(2, 3)</c>. Errors, at the argument: an input that is not of rank 4,
/// a kernel larger than the padded input, a padding above half the kernel.
/// </remarks>
/// <param name="kernel">The window's height and width, at least 1.</param>
public sealed class AvgPool2d(int kernel) : Layer
{
    /// <summary>The window's height and width.</summary>
    public int Kernel => kernel;

    /// <summary>The distance between windows; 0 (the default) means the kernel.</summary>
    public int Stride { get; init; }

    /// <summary>The zeros added on each side; 0 by default.</summary>
    public int Padding { get; init; }

    /// <summary>Whether the divisor counts the padding; true by default.</summary>
    public bool CountIncludePad { get; init; } = true;
}
