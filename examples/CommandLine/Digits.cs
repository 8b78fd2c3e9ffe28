namespace NetGen.Examples;

/// <summary>The digits that an example learns, and those that test it.</summary>
/// <param name="Train">The images to learn.</param>
/// <param name="Test">The images to test with.</param>
/// <param name="Origin">Where they come from, for people.</param>
sealed record Digits(ImageDataset Train, ImageDataset Test, string Origin)
{
    const int Side = 28, DrawnForTraining = 8_000, DrawnForTesting = 2_000;

    /// <summary>Draws digits from a seed, always the same ones.</summary>
    public static Digits Draw(ulong seed)
    {
        var all = DrawnDigits.Create(DrawnForTraining + DrawnForTesting, seed);
        return new Digits(all.Slice(..DrawnForTraining), all.Slice(DrawnForTraining..), "drawn digits");
    }

    /// <summary>Reads MNIST's files.</summary>
    /// <exception cref="ExampleException">The files are missing, damaged, or of other images; the message names what is wrong.</exception>
    public static Digits Load(string directory)
    {
        if (!Directory.Exists(directory))
            throw new ExampleException($"There is no folder '{directory}'; --data names one that holds MNIST's files.");
        var (train, test) = Read(directory);
        foreach (var part in (ReadOnlySpan<ImageDataset>)[train, test])
        {
            var (height, width) = (part.Height, part.Width);
            if (part.Count == 0)
                throw new ExampleException($"The files in '{directory}' hold no images to {(part == test ? "test" : "train")} with.");
            if ((height, width) != (Side, Side))
                throw new ExampleException($"The images in '{directory}' have {height} x {width} pixels; expected {Side} x {Side}.");
        }
        return new Digits(train, test, $"digits of '{directory}'");
    }

    static (ImageDataset Train, ImageDataset Test) Read(string directory)
    {
        try
        {
            return Mnist.Load(directory);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw ExampleException.From("The images cannot be read", error);
        }
    }
}
