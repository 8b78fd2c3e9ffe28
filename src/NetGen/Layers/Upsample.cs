namespace NetGen;

/// <summary>More positions: [N, C, …] becomes the same with spatial axes that are scale times as long, as PyTorch's Upsample.</summary>
/// <remarks>
/// Sizes may be named. Errors: an input without spatial axes; bilinear mode with another input than [N, C, H, W]; aligned corners without
/// bilinear mode. Bilinear mode is a product with a small matrix per axis, so an infinite pixel makes its row and column NaN.
/// </remarks>
/// <param name="scale">How many times as long each spatial axis becomes, at least 1.</param>
public sealed class Upsample(int scale) : Layer
{
    /// <summary>How many times as long each spatial axis becomes.</summary>
    public int Scale => scale;

    /// <summary>Whether pixels are repeated or interpolated; <see cref="UpsampleMode.Nearest"/> by default.</summary>
    public UpsampleMode Mode { get; init; }

    /// <summary>
    /// Of bilinear mode: whether the centres of the corner pixels stay in the corners; false by default, as if pixels were squares.
    /// </summary>
    public bool AlignCorners { get; init; }
}
