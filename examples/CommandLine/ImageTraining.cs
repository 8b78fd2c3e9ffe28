using System.Diagnostics;
using System.Globalization;
using NetGen.Cpu;

namespace NetGen.Examples;

/// <summary>Trains an image classifier from the command line, tests it, and saves it: the same loop for every network.</summary>
sealed class ImageTraining(ImageExample example, TrainingOptions options, Terminal terminal)
{
    /// <summary>The whole run; its last line is the accuracy on the test images.</summary>
    /// <exception cref="ExampleException">The data, the training or the saving fails.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(CancellationToken cancellation)
    {
        using var model = new SavedModel(options.Save);
        if (options.Threads is { } threads) Workers.MaxThreads = threads;
        var digits = options.Data is { } directory ? Digits.Load(directory) : Digits.Draw(options.Seed);
        terminal.Out.WriteLine(example.Summary());
        WriteLine($"{digits.Train.Count:N0} {digits.Origin} to learn, {digits.Test.Count:N0} to test with");

        using var classifier = example.Create(options.Seed);
        Train(classifier, digits, cancellation);
        var scores = classifier.Scores(digits.Test);
        model.Verify(classifier, example.Create, digits.Test, scores);
        WriteLine($"{model.Description}, loaded again: {digits.Test.Count:N0} predictions are the same");
        WriteLine($"test accuracy: {100 * ImageClassifier.Accuracy(scores, digits.Test.Labels):F2} %");
    }

    void Train(ImageClassifier classifier, Digits digits, CancellationToken cancellation)
    {
        var batches = new Batches(digits.Train, options.Batch, options.Seed);
        var steps = (long)batches.Count * options.Epochs;
        using var optimizer = new Adam(Schedule.Cosine(options.Rate, steps));
        TrainingProgress.Show(terminal, options.Epochs, steps, progress =>
        {
            double? accuracy = null;
            for (var epoch = 1; epoch <= options.Epochs; epoch++)
            {
                var figures = TrainEpoch(classifier, batches, optimizer, new EpochFigures(epoch, 0, accuracy, 0), progress, cancellation);
                accuracy = ImageClassifier.Accuracy(classifier.Scores(digits.Test), digits.Test.Labels);
                progress.EndEpoch(figures with { Accuracy = accuracy });
            }
        });
    }

    static EpochFigures TrainEpoch(
        ImageClassifier classifier, Batches batches, Optimizer optimizer, EpochFigures figures, TrainingProgress progress,
        CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var (sum, images) = (0.0, 0);
        foreach (var batch in batches)
        {
            cancellation.ThrowIfCancellationRequested();
            var loss = classifier.TrainStep(batch.Images, batch.Labels, optimizer);
            if (!float.IsFinite(loss))
                throw new ExampleException($"The loss became {loss} in epoch {figures.Epoch}; a smaller --rate may help.");
            (sum, images) = (sum + loss * batch.Labels.Length, images + batch.Labels.Length);
            figures = figures with { Loss = sum / images, ImagesPerSecond = images / watch.Elapsed.TotalSeconds };
            progress.Step(figures);
        }
        return figures;
    }

    void WriteLine(FormattableString line) => terminal.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
