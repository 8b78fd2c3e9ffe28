namespace NetGen;

/// <summary>
/// A transposed convolution of sequences, the adjoint of <see cref="Conv1d"/>: [N, C, L] becomes [N, channels, L′] with
/// L′ = (L − 1)·stride − 2·padding + dilation·(kernel − 1) + output padding + 1. Zeiler, Krishnan, Taylor and Fergus, 2010.
/// </summary>
/// <remarks>
/// Weights: <c>weight</c> [C, channels / groups, K] and <c>bias</c> [channels], in PyTorch's layout; C is inferred. The weight starts
/// as PyTorch's does, with the fan-in of its axes behind the first.
/// Errors, at the argument: an input that is not of rank 3; stride, dilation or groups below 1; groups that do not divide C and channels;
/// an output padding that is not below the stride; more padding than there is result.
/// </remarks>
/// <param name="channels">The number of channels of the result, at least 1.</param>
/// <param name="kernel">The window's length, at least 1.</param>
public sealed class ConvTranspose1d(int channels, int kernel) : ConvolutionLayer(channels)
{
    /// <summary>The window's length.</summary>
    public int Kernel => kernel;

    /// <summary>
    /// What is added to the end of every axis, below the stride; 0 by default. It chooses among the sizes that a convolution rounds down
    /// to one.
    /// </summary>
    public int OutputPadding { get; init; }
}
