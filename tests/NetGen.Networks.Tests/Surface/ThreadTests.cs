using NetGen.Cpu;
using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Results do not depend on threads: neither on how many run the kernels, nor on who else runs the network.</summary>
[Collection(Alone.Name)]
public class ThreadTests
{
    public static TheoryData<string> Losses { get; } = [.. NetworkCases.All.Where(c => c.Train is not null).Select(c => c.Label)];

    [Theory, MemberData(nameof(Losses))]
    public void AnyNumberOfThreadsGivesTheSameBits(string label)
    {
        var before = Workers.MaxThreads;
        try
        {
            var expected = Train(label, threads: 1);
            foreach (var threads in new[] { 2, 3, 5 }) Assert.Equal(expected, Train(label, threads));
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    /// <summary>The loss, the gradients and the buffers as bits; the batch is large enough for many chunks.</summary>
    static int[] Train(string label, int threads)
    {
        Workers.MaxThreads = threads;
        using var run = new NetworkRun(NetworkCases.Get(label), batch: 259);
        return [.. run.Train().SelectMany(r => r.Data).Select(v => BitConverter.SingleToInt32Bits((float)v))];
    }

    [Fact]
    public void SessionsAtTheSameTimeGiveWhatTheyGiveOneAfterTheOther()
    {
        const int Callers = 6, Rounds = 40, Batch = 16;
        using var net = new ResidualNet();
        var inputs = Enumerable.Range(0, Callers).Select(i => (Images: Samples.Numbers(Batch * 192, i), Labels: Samples.Indices(Batch, 5, i))).ToArray();

        float[] Run(ResidualNet.Session session, int caller)
        {
            var scores = new float[Batch * 5];
            session.Classify(inputs[caller].Images, scores);
            return [.. scores, session.Loss(inputs[caller].Images, inputs[caller].Labels)];
        }

        var sessions = Enumerable.Range(0, Callers).Select(_ => net.CreateSession(Batch)).ToArray();
        var expected = sessions.Select(Run).ToArray();
        var failures = 0;
        var threads = Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                if (!expected[caller].SequenceEqual(Run(sessions[caller], caller))) Interlocked.Increment(ref failures);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(0, failures);
        foreach (var session in sessions) session.Dispose();
    }

    [Fact]
    public void GradientsBelongToTheirSession()
    {
        using var net = new SmallMlp();
        using var session = net.CreateSession(4);
        var labels = Samples.Indices(4, 7);
        net.LossAndGradients(Samples.Numbers(80, seed: 1), labels);
        var own = net.Gradients.Read("0.weight");
        session.LossAndGradients(Samples.Numbers(80, seed: 2), labels);
        Assert.Equal(own, net.Gradients.Read("0.weight"));
        Assert.NotEqual(own, session.Gradients.Read("0.weight"));
        Assert.Same(net.Parameters, session.Parameters);
    }

    [Fact]
    public void TwoThreadsInOneSessionAreTold()
    {
        using var net = new ResidualNet();
        var (images, labels) = (Samples.Numbers(64 * 192), Samples.Indices(64, 5));
        var expected = net.Loss(images, labels);
        var (told, wrong) = (0, 0);
        var threads = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < 2000 && Volatile.Read(ref told) == 0; round++)
            {
                try
                {
                    if (net.Loss(images, labels) != expected) Interlocked.Increment(ref wrong);
                }
                catch (InvalidOperationException error) when (error.Message.Contains(nameof(net.CreateSession), StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref told);
                }
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.True(told > 0, "no call was refused");
        Assert.Equal(0, wrong);
        Assert.Equal(expected, net.Loss(images, labels));
    }
}
