namespace NetGen.Examples;

/// <summary>A step of training on images [N, C, H, W] and labels [N]; gives the loss before the step.</summary>
delegate float TrainStep(ReadOnlySpan<float> images, ReadOnlySpan<int> labels, Optimizer optimizer);

/// <summary>The scores [N, classes] of images [N, C, H, W].</summary>
delegate void Predict(ReadOnlySpan<float> images, Span<float> scores);

/// <summary>A network that classifies images, whichever class it is.</summary>
/// <param name="Network">The network itself.</param>
/// <param name="TrainStep">Its step of training.</param>
/// <param name="Predict">Its forward method.</param>
sealed record ImageClassifier(INetwork Network, TrainStep TrainStep, Predict Predict) : IDisposable
{
    /// <summary>How many classes the examples' networks tell apart.</summary>
    public const int Classes = 10;

    // Large enough to keep all threads busy, small enough to stay in the caches.
    const int EvaluationBatch = 256;

    /// <summary>The scores of all images of a set, [images, classes].</summary>
    public float[] Scores(ImageDataset images)
    {
        var scores = new float[images.Count * Classes];
        for (var start = 0; start < images.Count; start += EvaluationBatch)
        {
            var count = Math.Min(EvaluationBatch, images.Count - start);
            Predict(
                images.Images.AsSpan(start * images.ImageLength, count * images.ImageLength),
                scores.AsSpan(start * Classes, count * Classes));
        }
        return scores;
    }

    /// <summary>The share of images whose label has the highest score, from 0 to 1.</summary>
    public static double Accuracy(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (ArgMax(scores.Slice(i * Classes, Classes)) == labels[i]) right++;
        }
        return (double)right / labels.Length;
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();

    static int ArgMax(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best]) best = i;
        }
        return best;
    }
}
