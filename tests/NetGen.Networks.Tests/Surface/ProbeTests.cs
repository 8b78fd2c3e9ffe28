using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Inner values as they can be read after a call.</summary>
public class ProbeTests
{
    const int Batch = 5, Width = 6;

    static readonly float[] x = Samples.Numbers(Batch * Width);

    [Fact]
    public void ACallLeavesThem()
    {
        using var net = new Probed { Seed = 3 };
        float[] first = new float[x.Length], features = new float[x.Length], scores = new float[Batch * 3];
        net.Inner(x, first, features);
        net.Score(x, scores);
        Assert.Equal(x, net.Probes["the input"]);
        AssertClose(first, net.Probes["steps[0].inner"]);
        AssertClose(features, net.Probes["features"]);
    }

    [Fact]
    public void SoDoesAStepOfTraining()
    {
        using var net = new Probed { Seed = 3 };
        using var optimizer = new Sgd(0.1);
        var loss = net.TrainStep(x, Samples.Numbers(Batch * 3), optimizer);
        Assert.Equal(Batch * 3, net.Probes["errors"].Length);
        Assert.Equal(loss, net.Probes.Read("errors").Average(), 1e-5);
    }

    [Fact]
    public void TheyFollowTheSizeOfTheCall()
    {
        using var net = new Probed();
        Assert.Equal(0, net.Probes["features"].Length);
        net.Score(x, new float[Batch * 3]);
        Assert.Equal(Batch * Width, net.Probes["features"].Length);
        net.Score(x.AsSpan(0, 2 * Width), new float[2 * 3]);
        Assert.Equal(2 * Width, net.Probes["features"].Length);
        Assert.Equal(x[..(2 * Width)], net.Probes["the input"]);
    }

    [Fact]
    public void EverySessionHasItsOwn()
    {
        using var net = new Probed();
        using var session = net.CreateSession(Batch);
        Assert.Equal(0, session.Probes["features"].Length);
        session.Score(x, new float[Batch * 3]);
        Assert.Equal(x, session.Probes["the input"]);
        Assert.Equal(0, net.Probes["the input"].Length);
    }

    [Fact]
    public void AnUnknownNameIsAnswered()
    {
        using var net = new Probed();
        Assert.Equal(["errors", "features", "steps[0].inner", "steps[1].inner", "the input"], net.Probes.Names.Order(StringComparer.Ordinal));
        Assert.StartsWith("Probed has no probe 'feature'; did you mean 'features'?", Assert.Throws<ArgumentException>(() => net.Probes.Read("feature")).Message);
        Assert.StartsWith("Probed has no probe 'zzzzzz'; it has '", Assert.Throws<ArgumentException>(() => net.Probes.Read("zzzzzz")).Message);
    }

    static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-6f);
    }
}
