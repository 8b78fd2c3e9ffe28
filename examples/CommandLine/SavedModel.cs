using System.Runtime.InteropServices;

namespace NetGen.Examples;

/// <summary>
/// The file of the trained weights: where the user wants it, or a temporary one. Loading it into a fresh network must give the same
/// predictions to the last bit.
/// </summary>
sealed class SavedModel : IDisposable
{
    readonly string path;
    readonly bool temporary;

    /// <summary>Chooses the file.</summary>
    /// <exception cref="ExampleException">Its folder does not exist; better said before the training than after.</exception>
    public SavedModel(string? path)
    {
        temporary = path is null;
        this.path = path ?? Path.Combine(Path.GetTempPath(), $"netgen-{Environment.ProcessId}-{Path.GetRandomFileName()}.safetensors");
        if (Path.GetDirectoryName(Path.GetFullPath(this.path)) is not { } folder || Directory.Exists(this.path))
            throw new ExampleException($"'{this.path}' is a folder; --save names a file.");
        if (!Directory.Exists(folder)) throw new ExampleException($"There is no folder '{folder}' to save into.");
    }

    /// <summary>What became of the weights.</summary>
    public string Description => temporary ? "weights saved to a temporary file" : $"weights saved to '{path}'";

    /// <summary>Saves the classifier, and checks that a network loaded from the file gives the same scores.</summary>
    /// <exception cref="ExampleException">The file cannot be written or read, or the scores differ.</exception>
    public void Verify(ImageClassifier classifier, Func<ulong, ImageClassifier> create, ImageDataset images, ReadOnlySpan<float> scores)
    {
        // Another seed: weights that the file did not replace would show.
        using var fresh = create(ulong.MaxValue);
        try
        {
            Checkpoint.Save(classifier.Network, path);
            Checkpoint.Load(fresh.Network, path);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw ExampleException.From("The weights cannot be saved and loaded", error);
        }
        if (!MemoryMarshal.AsBytes(scores).SequenceEqual(MemoryMarshal.AsBytes(fresh.Scores(images).AsSpan())))
            throw new ExampleException($"The network loaded from '{path}' predicts other scores than the one that was saved.");
    }

    /// <summary>Removes a temporary file.</summary>
    public void Dispose()
    {
        if (temporary) File.Delete(path);
    }
}
