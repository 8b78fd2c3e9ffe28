using System.Diagnostics;

namespace NetGen.Benchmarks.Peer;

/// <summary>Whether the machine has processors to spare: figures of a machine that other programs hold mean little.</summary>
static class FreeProcessors
{
    static readonly long SpinTicks = Stopwatch.Frequency / 20;

    /// <summary>How many processors so many spinning threads get; <paramref name="threads"/> where all are free.</summary>
    public static double Measure(int threads) => Median.Of(Enumerable.Range(0, 5).Select(_ => Spin(threads)));

    static double Spin(int threads)
    {
        using var process = Process.GetCurrentProcess();
        var (used, started) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        Thread[] all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetTimestamp() - started < SpinTicks) Thread.SpinWait(20);
        }))];
        foreach (var thread in all) thread.Start();
        foreach (var thread in all) thread.Join();
        process.Refresh();
        return (process.TotalProcessorTime - used) / Stopwatch.GetElapsedTime(started);
    }
}
