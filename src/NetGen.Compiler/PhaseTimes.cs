using System.Diagnostics;

namespace NetGen.Compiler;

/// <summary>Where the time of a compilation goes; a phase's time is without that of the phases inside it.</summary>
sealed class PhaseTimes
{
    readonly Dictionary<string, TimeSpan> times = new(StringComparer.Ordinal);
    readonly Stack<string> running = new();
    readonly Stopwatch watch = Stopwatch.StartNew();

    public IReadOnlyDictionary<string, TimeSpan> Times => times;

    public T Run<T>(string phase, Func<T> run)
    {
        Charge();
        running.Push(phase);
        try
        {
            return run();
        }
        finally
        {
            Charge();
            running.Pop();
        }
    }

    void Charge()
    {
        if (running.Count > 0) times[running.Peek()] = watch.Elapsed + (times.TryGetValue(running.Peek(), out var before) ? before : TimeSpan.Zero);
        watch.Restart();
    }
}

static class Measured
{
    /// <summary>Runs a phase, and measures it where somebody asked for times.</summary>
    public static T Measure<T>(this PhaseTimes? times, string phase, Func<T> run) => times is null ? run() : times.Run(phase, run);
}
