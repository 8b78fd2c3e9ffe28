using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Generator;

/// <summary>The command <c>edit-latency</c>: the generator's time per key press in an editor, in one line per kind of edit.</summary>
static class EditLatency
{
    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        var project = new EditedProject();
        var elsewhere = Measure(() => project.EditElsewhere(), warmup: 300, count: 300);
        var share = elsewhere / EditedProject.Networks;
        Print($"edit in a file without networks: {share:F3} ms per network ({elsewhere:F2} ms for {EditedProject.Networks}; median of 300)");
        var network = Measure(() => project.EditNetwork(), warmup: 30, count: 50);
        Print($"edit of one of the {EditedProject.Networks} networks: {network:F1} ms in all (median of 50)");
    }

    /// <summary>The median time of one call, in milliseconds.</summary>
    static double Measure(Action edit, int warmup, int count)
    {
        for (var i = 0; i < warmup; i++) edit();
        return Median.Of(Enumerable.Range(0, count).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            edit();
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }));
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
