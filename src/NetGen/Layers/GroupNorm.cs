namespace NetGen;

/// <summary>
/// Group normalisation of [N, C, …]: y = (x − mean) / √(variance + ε) · weight + bias, with the statistics of a group of channels of one
/// example; the shape stays. Wu and He, 2018.
/// </summary>
/// <remarks>
/// The variance divides by n. Weights: <c>weight</c> [C] of ones, <c>bias</c> [C] of zeros. Errors: groups that do not divide C, an input
/// of rank below 2, ε not above 0.
/// </remarks>
/// <param name="groups">The number of groups, a divisor of C; 1 normalises whole examples.</param>
public sealed class GroupNorm(int groups) : Layer
{
    /// <summary>The number of groups.</summary>
    public int Groups => groups;

    /// <summary>ε, added to the variance; 1e-5 by default.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>Whether there is a learned weight and bias per channel; true by default.</summary>
    public bool Affine { get; init; } = true;
}
