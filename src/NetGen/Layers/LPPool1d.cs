namespace NetGen;

/// <summary>
/// The p-norm (Σ xᵖ)^(1/p) of each window: [N, C, L] becomes [N, C, L′] with
/// L′ = (L + 2·padding − kernel) / stride + 1, rounded down.
/// Gulcehre et al., 2014.
/// </summary>
/// <remarks>
/// As in PyTorch, xᵖ keeps the sign of x where p is odd, and a negative sum gives NaN unless p is 1. A window over the end (<see cref="PoolingLayer.CeilMode"/>) counts as a whole one
/// with the same mean. Where a sum is 0, the gradient of p above 1 is
/// not finite. Errors, at the argument: p not above 0, an input that is not of rank 3, a kernel larger than the padded
/// input, a padding above half the kernel.
/// </remarks>
/// <param name="p">The power, above 0: 1 is a sum, 2 the Euclidean norm; a larger one comes nearer to the maximum.</param>
/// <param name="kernel">The window's length, at least 1.</param>
public sealed class LPPool1d(float p, int kernel) : PoolingLayer
{
    /// <summary>The power.</summary>
    public float P => p;

    /// <summary>The window's length.</summary>
    public int Kernel => kernel;
}
