namespace NetGen;

/// <summary>
/// A border of its outermost pixels again and again around images [N, C, H, W], as <see cref="PaddingMode.Replicate"/> of a convolution.
/// </summary>
/// <remarks>Errors: an input that is not of rank 4, a width below 0.</remarks>
/// <param name="padding">The widths to the left, to the right, at the top and at the bottom, four numbers, as in PyTorch.</param>
public sealed class ReplicationPad2d(int[] padding) : Layer
{
    /// <summary>A border of one width on all sides.</summary>
    /// <param name="padding">The width, at least 0.</param>
    public ReplicationPad2d(int padding)
        : this([padding, padding, padding, padding])
    {
    }

    /// <summary>The widths to the left, to the right, at the top and at the bottom.</summary>
    public int[] Padding => padding;
}
