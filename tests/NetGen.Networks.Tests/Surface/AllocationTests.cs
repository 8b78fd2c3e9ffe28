using NetGen.Cpu;
using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>After the first step, training and inference allocate nothing, on any thread.</summary>
[Collection(Alone.Name)]
public class AllocationTests
{
    const int Batch = 16, SmallBatch = 4, Steps = 100, Tries = 100;

    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public void ImagesWithAdam(int threads)
    {
        using var net = new SmallLeNet();
        using var optimizer = new Adam(1e-3) { GradientClipNorm = 1 };
        var (images, labels, scores) = (Samples.Numbers(Batch * 144), Samples.Indices(Batch, 5), new float[Batch * 5]);
        AssertAllocatesNothing(threads, () =>
        {
            net.TrainStep(images, labels, optimizer);
            net.Predict(images, scores);
        });
    }

    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public void RunningStatisticsWithSgd(int threads)
    {
        using var net = new ResidualNet();
        using var optimizer = new Sgd(1e-3) { Momentum = 0.9 };
        var (images, labels) = (Samples.Numbers(SmallBatch * 192), Samples.Indices(SmallBatch, 5));
        AssertAllocatesNothing(threads, () => net.TrainStep(images, labels, optimizer));
    }

    [Theory, InlineData(1), InlineData(3)]
    public void RandomNumbersWithASchedule(int threads)
    {
        using var net = new Dropped();
        using var optimizer = new AdamW(Schedule.Cosine(1e-3, 1000));
        var (inputs, labels) = (Samples.Numbers(Batch * 15), Samples.Indices(Batch, 4));
        AssertAllocatesNothing(threads, () => net.TrainStep(inputs, labels, optimizer));
    }

    [Theory, InlineData(1), InlineData(3)]
    public void SequencesInASession(int threads)
    {
        using var net = new SmallTransformer();
        using var session = net.CreateSession(N: 8, T: 12);
        using var optimizer = new Adam(1e-3);
        var (text, next) = (Samples.Indices(8 * 12, 11), Samples.Indices(8 * 12, 11, seed: 2));
        AssertAllocatesNothing(threads, () =>
        {
            session.TrainStep(text, next, optimizer, 8, 12);
            session.TrainStep(text.AsSpan(0, 35), next.AsSpan(0, 35), optimizer, 5, 7);
        });
    }

    [Fact]
    public void ProbesInASession()
    {
        using var net = new Probed();
        using var session = net.CreateSession(N: Batch);
        using var optimizer = new Adam(1e-3);
        var (x, target) = (Samples.Numbers(Batch * 6), Samples.Numbers(Batch * 3));
        var read = 0L;
        AssertAllocatesNothing(1, () =>
        {
            session.TrainStep(x, target, optimizer);
            read += session.Probes["errors"].Length;
        });
        Assert.True(read > 0);
    }

    [Fact]
    public void TwoLosses()
    {
        using var net = new Adversaries();
        using var optimizer = new Adam(1e-3);
        var (real, noise) = (Samples.Numbers(Batch * 6), Samples.Numbers(Batch * 4));
        AssertAllocatesNothing(2, () =>
        {
            net.TrainCriticLoss(real, noise, optimizer);
            net.TrainGeneratorLoss(noise, optimizer);
        });
    }

    /// <summary>The test host has a timer that allocates ten times a second, so one quiet measurement of several is enough.</summary>
    static void AssertAllocatesNothing(int threads, Action step)
    {
        var before = Workers.MaxThreads;
        Workers.MaxThreads = threads;
        try
        {
            for (var i = 0; i < 10; i++) step();
            long[] measured = [.. Enumerable.Range(0, Tries).Select(_ => Measure(step)).TakeUntil(bytes => bytes == 0)];
            Assert.True(measured[^1] == 0, $"{Steps} steps allocated {string.Join(", ", measured)} bytes");
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    static long Measure(Action step)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Steps; i++) step();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}

file static class Sequences
{
    /// <summary>The items up to and with the first that satisfies the condition.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> items, Func<T, bool> condition)
    {
        foreach (var item in items)
        {
            yield return item;
            if (condition(item)) yield break;
        }
    }
}
