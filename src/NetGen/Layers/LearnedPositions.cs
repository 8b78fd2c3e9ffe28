namespace NetGen;

/// <summary>
/// Adds a learned vector to each position: [N, T, C] stays so, for T up to a number of positions. Gehring, Auli, Grangier, Yarats and
/// Dauphin, 2017.
/// </summary>
/// <remarks>
/// Weight: <c>weight</c> [count, C], normal with standard deviation 1 by default; C is inferred. Errors: a rank below 2, a bound of T
/// above the count; without a bound, T is checked at every call.
/// </remarks>
/// <param name="count">The largest number of positions, at least 1.</param>
public sealed class LearnedPositions(int count) : Layer
{
    /// <summary>The largest number of positions.</summary>
    public int Count => count;

    /// <summary>How the table starts; <see cref="Init.Normal"/> by default.</summary>
    public Init Init { get; init; }
}
