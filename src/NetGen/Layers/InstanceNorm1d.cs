namespace NetGen;

/// <summary>
/// Instance normalisation of sequences [N, C, L]: y = (x − mean) / √(variance + ε), with the statistics of each example's channel; the
/// shape stays. Ulyanov, Vedaldi and Lempitsky, 2016.
/// </summary>
/// <remarks>
/// The variance divides by n. Weights with <see cref="Affine"/>: <c>weight</c> [C] of ones, <c>bias</c> [C] of zeros.
/// Errors: an input that is not of rank 3, ε not above 0.
/// </remarks>
public sealed class InstanceNorm1d : Layer
{
    /// <summary>ε, added to the variance; 1e-5 by default.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>Whether there is a learned weight and bias per channel; false by default.</summary>
    public bool Affine { get; init; }
}
