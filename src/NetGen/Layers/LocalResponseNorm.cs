namespace NetGen;

/// <summary>
/// Divides each element of [N, C, …] by what its neighbouring channels hold: y = x / (k + α / size · Σ x²)^β, summed over size channels
/// around it; the shape stays. Krizhevsky, Sutskever and Hinton, 2012.
/// </summary>
/// <remarks>
/// As in PyTorch, channels that do not exist count as 0, and α is divided by the size. Error: an input without spatial axes.
/// </remarks>
/// <param name="size">The number of neighbouring channels, at least 1.</param>
public sealed class LocalResponseNorm(int size) : Layer
{
    /// <summary>The number of neighbouring channels.</summary>
    public int Size => size;

    /// <summary>α; 1e-4 by default.</summary>
    public float Alpha { get; init; } = 1e-4f;

    /// <summary>β; 0.75 by default.</summary>
    public float Beta { get; init; } = 0.75f;

    /// <summary>k; 1 by default.</summary>
    public float K { get; init; } = 1;
}
