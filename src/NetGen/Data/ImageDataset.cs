namespace NetGen;

/// <summary>Labelled images in memory.</summary>
public sealed record ImageDataset
{
    /// <summary>Takes the arrays as they are, without a copy.</summary>
    /// <param name="images">All images, one after another, each as [channels, height, width].</param>
    /// <param name="labels">One class per image.</param>
    /// <param name="channels">Channels of an image: 1 for grey, 3 for colours.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <exception cref="ArgumentException">The number of pixels is not that of so many images.</exception>
    public ImageDataset(float[] images, int[] labels, int channels, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var expected = (long)labels.Length * channels * height * width;
        if (images.Length != expected)
            throw new ArgumentException(
                $"{labels.Length} images of [{channels}, {height}, {width}] have {expected} numbers, but the array holds {images.Length}.",
                nameof(images));
        (Images, Labels, Channels, Height, Width) = (images, labels, channels, height, width);
    }

    /// <summary>All images, one after another: [<see cref="Count"/>, channels, height, width].</summary>
    public float[] Images { get; }

    /// <summary>One class per image.</summary>
    public int[] Labels { get; }

    /// <summary>Channels of an image.</summary>
    public int Channels { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>How many images there are.</summary>
    public int Count => Labels.Length;

    /// <summary>How many numbers an image has.</summary>
    public int ImageLength => Channels * Height * Width;

    /// <summary>One image, as [channels, height, width].</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlySpan<float> Image(int index) => Images.AsSpan(checked(index * ImageLength), ImageLength);

    /// <summary>A copy of a run of images: <c>data.Slice(..8000)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the data.</exception>
    public ImageDataset Slice(Range range)
    {
        var (start, count) = range.GetOffsetAndLength(Count);
        return new ImageDataset(Images.AsSpan(start * ImageLength, count * ImageLength).ToArray(), Labels[range], Channels, Height, Width);
    }
}
