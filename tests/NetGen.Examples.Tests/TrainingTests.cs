using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Examples.Tests;

/// <summary>Short runs of the training: its figures, its files, and its failures.</summary>
public sealed partial class TrainingTests : IDisposable
{
    readonly DigitFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("mlp")]
    [InlineData("lenet")]
    public void A_run_learns_and_its_last_line_is_the_accuracy(string example)
    {
        var run = Train(example, "--epochs", "12");
        Assert.Equal((0, ""), (run.ExitCode, string.Join('\n', run.Error)));
        Assert.Contains("400 digits of", string.Join('\n', run.Out));
        Assert.Equal(12, run.Out.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.Contains("100 predictions are the same", run.Out[^2]);
        var accuracy = double.Parse(AccuracyLine().Match(run.Out[^1]).Groups[1].Value, CultureInfo.InvariantCulture);
        // A guess is right once in ten.
        Assert.InRange(accuracy, 60, 100);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("lenet")]
    public void The_same_seed_gives_the_same_figures_and_weights_on_one_and_two_threads(string example)
    {
        var one = Train(example, "--epochs", "2", "--batch", "48", "--threads", "1", "--save", files.File("one.safetensors"));
        var two = Train(example, "--epochs", "2", "--batch", "48", "--threads", "2", "--save", files.File("two.safetensors"));
        Assert.Equal((0, 0), (one.ExitCode, two.ExitCode));
        Assert.Equal(Figures(one), Figures(two));
        Assert.Equal(File.ReadAllBytes(files.File("one.safetensors")), File.ReadAllBytes(files.File("two.safetensors")));
    }

    [Fact]
    public void Another_seed_gives_other_figures()
    {
        var (one, two) = (Train("mlp", "--epochs", "1", "--seed", "1"), Train("mlp", "--epochs", "1", "--seed", "2"));
        Assert.NotEqual(Figures(one), Figures(two));
    }

    [Fact]
    public void Saved_weights_are_those_that_were_tested()
    {
        var path = files.File("kept.safetensors");
        var run = Train("lenet", "--epochs", "2", "--save", path);
        var test = Mnist.Load(files.Folder).Test;
        using var net = new LeNet();
        net.Load(path);
        var scores = new float[test.Count * 10];
        net.Predict(test.Images, scores);
        Assert.Contains($"'{path}'", run.Out[^2]);
        var percent = 100 * ImageClassifier.Accuracy(scores, test.Labels);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"test accuracy: {percent:F2} %"), run.Out[^1]);
    }

    [Fact]
    public void Without_a_name_no_file_stays()
    {
        Assert.Equal(0, Train("mlp", "--epochs", "1").ExitCode);
        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), $"netgen-{Environment.ProcessId}-*"));
    }

    [Fact]
    public void A_missing_folder() => AssertFails("There is no folder '/no/such/folder'", "lenet", "--data", "/no/such/folder");

    [Fact]
    public void A_missing_file()
    {
        File.Delete(files.File("t10k-labels-idx1-ubyte"));
        AssertFails("t10k-labels-idx1-ubyte", "lenet", "--data", files.Folder);
    }

    [Fact]
    public void A_damaged_file()
    {
        var path = files.File("train-images-idx3-ubyte");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..5000]);
        AssertFails($"'{path}' is cut short", "mlp", "--data", files.Folder);
    }

    [Fact]
    public void Images_of_another_size()
    {
        using var small = new DigitFiles(side: 20);
        AssertFails("20 x 20 pixels; expected 28 x 28", "lenet", "--data", small.Folder);
    }

    [Fact]
    public void No_images()
    {
        using var none = new DigitFiles(train: 0);
        AssertFails("no images to train with", "lenet", "--data", none.Folder);
    }

    [Fact]
    public void A_folder_to_save_into_that_is_not_there() =>
        AssertFails("There is no folder", "mlp", "--data", files.Folder, "--save", files.File("no/model.safetensors"));

    [Fact]
    public void A_folder_instead_of_a_file_to_save() => AssertFails("is a folder", "mlp", "--data", files.Folder, "--save", files.Folder);

    [Fact]
    public void Being_stopped_is_said_and_saves_nothing()
    {
        var path = files.File("stopped.safetensors");
        var run = CommandRun.Of(new CancellationToken(canceled: true), "lenet", "--data", files.Folder, "--save", path);
        Assert.Equal((130, "Stopped; nothing was saved."), (run.ExitCode, Assert.Single(run.Error)));
        Assert.False(File.Exists(path));
    }

    CommandRun Train(string example, params string[] options) => CommandRun.Of([example, "--data", files.Folder, .. options]);

    static void AssertFails(string part, params string[] args)
    {
        var run = CommandRun.Of(args);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(part, Assert.Single(run.Error));
    }

    /// <summary>The lines of the epochs and of the result, without the speed.</summary>
    static string[] Figures(CommandRun run) =>
    [
        .. run.Out.Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)).Select(line => Speed().Replace(line, "")),
        run.Out[^1],
    ];

    [GeneratedRegex(@"^test accuracy: (\d+\.\d\d) %$")]
    private static partial Regex AccuracyLine();

    [GeneratedRegex(@"[\d,]+ images/s")]
    private static partial Regex Speed();
}
