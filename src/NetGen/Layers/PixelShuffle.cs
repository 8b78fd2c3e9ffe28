namespace NetGen;

/// <summary>
/// Channels become pixels: [N, C · r², H, W] becomes [N, C, r · H, r · W], channel (c, i, j) the pixels (r · y + i, r · x + j). Shi et
/// al., 2016.
/// </summary>
/// <remarks>Errors: an input that is not of rank 4, channels that r² does not divide.</remarks>
/// <param name="factor">r, at least 1.</param>
public sealed class PixelShuffle(int factor) : Layer
{
    /// <summary>How many times as high and wide the image becomes.</summary>
    public int Factor => factor;
}
