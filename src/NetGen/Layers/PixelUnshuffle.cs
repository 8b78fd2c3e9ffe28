namespace NetGen;

/// <summary>
/// Pixels become channels: [N, C, r · H, r · W] becomes [N, C · r², H, W], the inverse of <see cref="PixelShuffle"/>. Shi et al., 2016.
/// </summary>
/// <remarks>Errors: an input that is not of rank 4, a height or width that r does not divide.</remarks>
/// <param name="factor">r, at least 1.</param>
public sealed class PixelUnshuffle(int factor) : Layer
{
    /// <summary>How many times as low and narrow the image becomes.</summary>
    public int Factor => factor;
}
