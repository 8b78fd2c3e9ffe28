using NetGen.Fuzz.Checks;
using NetGen.Fuzz.Models;

namespace NetGen.Fuzz;

/// <summary>Checks a range of seeds on several threads. Every fifth model is also printed, and those of a batch are compiled together.</summary>
public sealed class FuzzRun(int from, int count, int threads)
{
    const int Batch = 50, PrintedEvery = 5;

    int done;

    /// <summary>Called after each batch with the number of seeds that are done.</summary>
    public Action<int> Progress { get; init; } = _ => { };

    /// <summary>Called for each seed that fails, one at a time.</summary>
    public Action<FailedSeed> Failed { get; init; } = _ => { };

    /// <summary>How long to look for a simpler model that fails as well.</summary>
    public TimeSpan LongestSearch { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Where printed code runs.</summary>
    public PrintedCheck Printed { get; init; } = PrintedProcesses.InProcess;

    public CheckCounts Counts { get; } = new();

    /// <summary>Runs all seeds and gives the number of those that failed.</summary>
    public int Run()
    {
        var failures = 0;
        var batches = Enumerable.Range(0, (count + Batch - 1) / Batch).Select(b => (From: from + b * Batch, Count: Math.Min(Batch, count - b * Batch)));
        Parallel.ForEach(batches, new ParallelOptions { MaxDegreeOfParallelism = threads }, batch =>
        {
            foreach (var failed in Check(batch.From, batch.Count))
            {
                Interlocked.Increment(ref failures);
                lock (Counts) Failed(failed);
            }
            Progress(Interlocked.Add(ref done, batch.Count));
        });
        return failures;
    }

    IEnumerable<FailedSeed> Check(int first, int seeds)
    {
        List<(int Seed, Model Model)> printed = [];
        for (var seed = first; seed < first + seeds; seed++)
        {
            if (CheckSeed(seed, printed) is { } failed) yield return failed;
        }
        if (printed.Count == 0) yield break;
        foreach (var (at, failure) in Printed([.. printed.Select(p => p.Model)])) yield return Shrunk(printed[at].Seed, failure);
    }

    FailedSeed? CheckSeed(int seed, List<(int, Model)> printed)
    {
        var model = RandomModels.Of(seed);
        FuzzCase fuzz;
        try
        {
            fuzz = FuzzCase.Of(model);
        }
        catch (Exception e)
        {
            return Shrunk(seed, new Failure("the model can be built", e.Message));
        }
        if (CaseCheck.Run(fuzz, Counts) is { } failure) return Shrunk(seed, failure);
        if (seed % PrintedEvery == 0) printed.Add((seed, model));
        return null;
    }

    FailedSeed Shrunk(int seed, Failure failure) => FailedSeed.Of(seed, failure, Printed, LongestSearch);
}
