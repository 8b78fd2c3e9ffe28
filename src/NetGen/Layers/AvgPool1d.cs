namespace NetGen;

/// <summary>
/// The mean of each window: [N, C, L] becomes [N, C, L′] with
/// L′ = (L + 2·padding − kernel) / stride + 1, rounded down. LeCun et al., 1998.
/// </summary>
/// <remarks>
/// The mean of everything is <see cref="GlobalAvgPool"/>. Errors, at the argument: an input that is not of rank 3,
/// a kernel larger than the padded input, a padding above half the kernel.
/// </remarks>
/// <param name="kernel">The window's length, at least 1.</param>
public sealed class AvgPool1d(int kernel) : PoolingLayer
{
    /// <summary>The window's length.</summary>
    public int Kernel => kernel;

    /// <summary>Whether the divisor counts the padding; true by default.</summary>
    public bool CountIncludePad { get; init; } = true;
}
