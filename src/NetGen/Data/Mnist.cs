namespace NetGen;

/// <summary>
/// Reads MNIST (Y. LeCun et al., 1998) and the sets published in its form (Fashion-MNIST, KMNIST): four IDX files in one folder, plain or
/// gzip.
/// </summary>
public static class Mnist
{
    const int Classes = 10;

    /// <summary>
    /// Reads the training and test images, as floats from 0 to 1. Where the folder has only the 10,000 test images (<c>t10k-…</c>), the
    /// first
    /// four fifths of them train and the last fifth tests.
    /// </summary>
    /// <param name="directory">
    /// The folder of <c>train-images-idx3-ubyte</c>, <c>t10k-labels-idx1-ubyte</c> and so on, with or without <c>.gz</c>.
    /// </param>
    /// <exception cref="FileNotFoundException">A file is missing; the message lists the names that were tried.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels do not belong together.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load(string directory)
    {
        var test = LoadPart(directory, "t10k");
        if (Find(directory, "train", "images", 3) is not null || Find(directory, "train", "labels", 1) is not null)
            return (LoadPart(directory, "train"), test);
        var split = (int)(test.Count * 4L / 5);
        return (test.Slice(..split), test.Slice(split..));
    }

    /// <summary>Reads one pair of files, as floats from 0 to 1.</summary>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels do not belong together.</exception>
    public static ImageDataset Load(string imagesPath, string labelsPath)
    {
        var images = IdxFile.Read(imagesPath);
        var labels = IdxFile.Read(labelsPath);
        if (images.Shape is not [var count, >= 1 and var height, >= 1 and var width])
            throw new InvalidDataException(
                $"'{imagesPath}' has the shape [{string.Join(", ", images.Shape)}]; expected [images, height, width].");
        if (labels.Shape is not [var labelCount])
            throw new InvalidDataException($"'{labelsPath}' has the shape [{string.Join(", ", labels.Shape)}]; expected [labels].");
        if (count != labelCount)
            throw new InvalidDataException($"'{imagesPath}' has {count} images, but '{labelsPath}' has {labelCount} labels.");
        var wrong = labels.Data.AsSpan().IndexOfAnyInRange((byte)Classes, byte.MaxValue);
        if (wrong >= 0)
            throw new InvalidDataException(
                $"'{labelsPath}' has the label {labels.Data[wrong]} at position {wrong}; expected 0 to {Classes - 1}.");

        return new ImageDataset(
            Array.ConvertAll(images.Data, pixel => pixel / 255f), Array.ConvertAll(labels.Data, label => (int)label), 1, height, width);
    }

    static ImageDataset LoadPart(string directory, string part) =>
        Load(Require(directory, part, "images", 3), Require(directory, part, "labels", 1));

    static string Require(string directory, string part, string kind, int axes) =>
        Find(directory, part, kind, axes) ?? throw new FileNotFoundException(
            $"There is no MNIST file in '{directory}' by one of the names {string.Join(", ", Names(part, kind, axes))}.");

    static string? Find(string directory, string part, string kind, int axes) =>
        Names(part, kind, axes).Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);

    static string[] Names(string part, string kind, int axes) =>
    [
        $"{part}-{kind}-idx{axes}-ubyte", $"{part}-{kind}-idx{axes}-ubyte.gz",
        $"{part}-{kind}.idx{axes}-ubyte", $"{part}-{kind}.idx{axes}-ubyte.gz",
    ];
}
