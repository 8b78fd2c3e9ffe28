namespace NetGen;

/// <summary>
/// The largest value of each window: [N, C, L] becomes [N, C, L′] with
/// L′ = (L + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down. Riesenhuber and Poggio, 1999.
/// </summary>
/// <remarks>
/// Padding never wins, NaN does, and the first of equal values takes the gradient. Errors, at the argument: an input that is not of
/// rank 3, a kernel larger than the padded input, a padding above half the kernel.
/// </remarks>
/// <param name="kernel">The window's length, at least 1.</param>
public sealed class MaxPool1d(int kernel) : PoolingLayer
{
    /// <summary>The window's length.</summary>
    public int Kernel => kernel;

    /// <summary>The distance between the elements of a window on every axis; 1 by default.</summary>
    public int Dilation { get; init; } = 1;
}
