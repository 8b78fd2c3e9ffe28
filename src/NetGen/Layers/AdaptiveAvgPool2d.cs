namespace NetGen;

/// <summary>
/// The mean of each of as many windows as the result has pixels: [N, C, H, W] becomes [N, C, height, width], whatever the input's size.
/// Window i of o covers the positions from ⌊i · H / o⌋ up to ⌈(i + 1) · H / o⌉, as in PyTorch. He, Zhang, Ren and Sun, 2014.
/// </summary>
/// <remarks>Errors: an input that is not of rank 4; a named dimension that the size does not divide evenly.</remarks>
/// <param name="size">The height and width of the result, two numbers.</param>
public sealed class AdaptiveAvgPool2d(int[] size) : Layer
{
    /// <summary>A pool whose result is square.</summary>
    /// <param name="size">The height and width of the result, at least 1.</param>
    public AdaptiveAvgPool2d(int size)
        : this([size, size])
    {
    }

    /// <summary>The height and width of the result.</summary>
    public int[] Size => size;
}
