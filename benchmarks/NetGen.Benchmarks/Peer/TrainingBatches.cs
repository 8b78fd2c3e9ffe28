using System.Runtime.InteropServices;
using NetGen.Examples;

namespace NetGen.Benchmarks.Peer;

/// <summary>The same few batches for both sides, in memory for one and in files for the other.</summary>
sealed class TrainingBatches : IDisposable
{
    const int Count = 8;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-benchmark-");
    readonly ImageDataset images;
    readonly int size;

    /// <summary>Draws the batches and writes them.</summary>
    public TrainingBatches(int size)
    {
        (this.size, images) = (size, DrawnDigits.Create(Count * size, seed: 1));
        File.WriteAllBytes(ImagesPath, MemoryMarshal.AsBytes(images.Images.AsSpan()));
        File.WriteAllBytes(LabelsPath, MemoryMarshal.AsBytes(images.Labels.Select(label => (long)label).ToArray().AsSpan()));
    }

    public string ImagesPath => Path.Combine(folder.FullName, "images");

    public string LabelsPath => Path.Combine(folder.FullName, "labels");

    /// <summary>One step of training on a batch; they take turns.</summary>
    public void Train(ImageClassifier classifier, Optimizer optimizer, long step)
    {
        var first = (int)(step % Count) * size;
        classifier.TrainStep(
            images.Images.AsSpan(first * images.ImageLength, size * images.ImageLength), images.Labels.AsSpan(first, size), optimizer);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
