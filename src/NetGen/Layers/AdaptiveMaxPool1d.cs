namespace NetGen;

/// <summary>
/// The largest value of each of as many windows as the result has positions: [N, C, L] becomes [N, C, size], whatever the input's size.
/// Window i of o covers the positions from ⌊i · L / o⌋ up to ⌈(i + 1) · L / o⌉, as in PyTorch. He, Zhang, Ren and Sun, 2014.
/// </summary>
/// <remarks>Errors: an input that is not of rank 3; a named dimension that the size does not divide evenly.</remarks>
/// <param name="size">The length of the result, at least 1.</param>
public sealed class AdaptiveMaxPool1d(int size) : Layer
{
    /// <summary>The length of the result.</summary>
    public int Size => size;
}
