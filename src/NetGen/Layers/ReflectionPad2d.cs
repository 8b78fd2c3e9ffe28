namespace NetGen;

/// <summary>
/// A border of the image mirrored at its outermost pixels around images [N, C, H, W], as <see cref="PaddingMode.Reflect"/> of a
/// convolution.
/// </summary>
/// <remarks>Errors: an input that is not of rank 4, a width below 0, a border as wide as the image.</remarks>
/// <param name="padding">The widths to the left, to the right, at the top and at the bottom, four numbers, as in PyTorch.</param>
public sealed class ReflectionPad2d(int[] padding) : Layer
{
    /// <summary>A border of one width on all sides.</summary>
    /// <param name="padding">The width, at least 0.</param>
    public ReflectionPad2d(int padding)
        : this([padding, padding, padding, padding])
    {
    }

    /// <summary>The widths to the left, to the right, at the top and at the bottom.</summary>
    public int[] Padding => padding;
}
