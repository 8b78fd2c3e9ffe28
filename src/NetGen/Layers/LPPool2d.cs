namespace NetGen;

/// <summary>
/// The p-norm (Σ xᵖ)^(1/p) of each window: [N, C, H, W] becomes [N, C, H′, W′] with
/// H′ = (H + 2·padding − kernel) / stride + 1, rounded down; W′ alike.
/// Gulcehre et al., 2014.
/// </summary>
/// <remarks>
/// As in PyTorch, xᵖ keeps the sign of x where p is odd, and a negative sum gives NaN unless p is 1. A window over the end (<see cref="PoolingLayer.CeilMode"/>) counts as a whole one
/// with the same mean. Where a sum is 0, the gradient of p above 1 is
/// not finite. Errors, at the argument: p not above 0, an input that is not of rank 4, a kernel larger than the padded
/// input, a padding above half the kernel; a per-axis array that does not hold two numbers.
/// </remarks>
/// <param name="p">The power, above 0: 1 is a sum, 2 the Euclidean norm; a larger one comes nearer to the maximum.</param>
/// <param name="kernel">The window's height and width, two numbers.</param>
public sealed class LPPool2d(float p, int[] kernel) : PoolingLayer
{
    /// <summary>A pool with a square window.</summary>
    /// <param name="p">The power, above 0.</param>
    /// <param name="kernel">The window's height and width, at least 1.</param>
    public LPPool2d(float p, int kernel)
        : this(p, [kernel, kernel])
    {
    }

    /// <summary>The power.</summary>
    public float P => p;

    /// <summary>The window's height and width.</summary>
    public int[] Kernel => kernel;

    /// <summary>The distances between windows on height and width; given, they replace <see cref="PoolingLayer.Stride"/>.</summary>
    public int[]? Strides { get; init; }

    /// <summary>The borders on each side of height and width; given, they replace <see cref="PoolingLayer.Padding"/>.</summary>
    public int[]? Paddings { get; init; }
}
