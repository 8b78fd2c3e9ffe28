namespace NetGen;

/// <summary>How an image of another size gets its pixels.</summary>
public enum UpsampleMode
{
    /// <summary>The pixel at ⌊new position · old size / new size⌋: pixels become blocks.</summary>
    Nearest,

    /// <summary>
    /// Linear between the neighbours in both directions; the old image's neighbours also where it shrinks, as in PyTorch.
    /// </summary>
    Bilinear,
}
