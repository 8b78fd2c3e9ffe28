using System.Globalization;
using Spectre.Console;

namespace NetGen.Examples;

/// <summary>The figures of an epoch up to some batch.</summary>
/// <param name="Epoch">The epoch, 1 for the first.</param>
/// <param name="Loss">The mean loss of its images so far.</param>
/// <param name="Accuracy">The share of test images classified rightly after the last full epoch; null before the first.</param>
/// <param name="ImagesPerSecond">Images trained per second of this epoch.</param>
readonly record struct EpochFigures(int Epoch, double Loss, double? Accuracy, double ImagesPerSecond);

/// <summary>Shows how a training goes: one line per epoch, and under them a bar that moves where there is a terminal.</summary>
sealed class TrainingProgress
{
    const long MillisecondsPerUpdate = 100;

    readonly Action<string> writeLine;
    readonly ProgressTask? bar;
    readonly int epochs;
    long updated;

    TrainingProgress(int epochs, Action<string> writeLine, ProgressTask? bar) =>
        (this.epochs, this.writeLine, this.bar) = (epochs, writeLine, bar);

    /// <summary>Runs <paramref name="work"/>, whose progress is shown.</summary>
    public static void Show(Terminal terminal, int epochs, long steps, Action<TrainingProgress> work)
    {
        if (!terminal.Interactive)
        {
            work(new TrainingProgress(epochs, terminal.Out.WriteLine, null));
            return;
        }
        // Lines written by Spectre's own console appear above the bar; others would tear it.
        AnsiConsole.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(
                new TrainingProgress(epochs, AnsiConsole.Console.WriteLine, context.AddTask("training", maxValue: steps))));
    }

    /// <summary>One batch more.</summary>
    public void Step(in EpochFigures figures)
    {
        if (bar is null) return;
        bar.Increment(1);
        var now = Environment.TickCount64;
        if (now - updated < MillisecondsPerUpdate) return;
        updated = now;
        bar.Description = Text(figures);
    }

    /// <summary>The epoch is over, and its accuracy is known.</summary>
    public void EndEpoch(in EpochFigures figures) => writeLine(Text(figures));

    string Text(in EpochFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {figures.Epoch}/{epochs}  loss {figures.Loss:F4}  {Accuracy(figures.Accuracy)}{figures.ImagesPerSecond:N0} images/s");

    static string Accuracy(double? accuracy) =>
        accuracy is { } share ? string.Create(CultureInfo.InvariantCulture, $"accuracy {100 * share:F2} %  ") : "";
}
