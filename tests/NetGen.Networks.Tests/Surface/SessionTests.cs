using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Capacities of sessions, and what happens once they or their network are disposed.</summary>
public class SessionTests
{
    static readonly float[] inputs = Samples.Numbers(8 * 20);
    static readonly int[] labels = Samples.Indices(8, 7);

    [Fact]
    public void SmallerCallsFit()
    {
        using var net = new SmallMlp();
        using var session = net.CreateSession(8);
        for (var n = 1; n <= 8; n++)
            Assert.Equal(net.LossAndGradients(inputs.AsSpan(0, n * 20), labels.AsSpan(0, n)), session.LossAndGradients(inputs.AsSpan(0, n * 20), labels.AsSpan(0, n)));
    }

    [Fact]
    public void LargerCallsAreRefusedWithBothNumbers()
    {
        using var net = new SmallMlp();
        using var session = net.CreateSession(7);
        var scores = new float[8 * 7];
        Refused(() => session.Predict(inputs, scores));
        Refused(() => session.Loss(inputs, labels));
        Refused(() => session.LossAndGradients(inputs, labels));
        session.Predict(inputs.AsSpan(0, 140), scores.AsSpan(0, 49));

        static void Refused(Action call)
        {
            var error = Assert.Throws<InvalidOperationException>(call);
            Assert.Contains("N = 8", error.Message);
            Assert.Contains("up to 7", error.Message);
            Assert.Contains(nameof(SmallMlp), error.Message);
        }
    }

    [Fact]
    public void EveryDimensionHasItsCapacity()
    {
        using var net = new SmallTransformer();
        using var session = net.CreateSession(N: 4, T: 6);
        var (text, scores) = (Samples.Indices(24, 11), new float[24 * 11]);
        session.Predict(text, scores, 4, 6);
        var error = Assert.Throws<InvalidOperationException>(() => session.Predict(text, scores, 3, 8));
        Assert.Contains("T = 8", error.Message);
        Assert.Throws<InvalidOperationException>(() => session.Predict(text, scores, 6, 4));
    }

    [Theory, InlineData(0), InlineData(-3)]
    public void ACapacityIsAtLeastOne(int capacity)
    {
        using var net = new SmallMlp();
        Assert.Equal("N", Assert.Throws<ArgumentOutOfRangeException>(() => net.CreateSession(capacity)).ParamName);
    }

    [Fact]
    public void TheNetworksOwnSessionGrows()
    {
        using var net = new SmallMlp();
        net.LossAndGradients(inputs.AsSpan(0, 20), labels.AsSpan(0, 1));
        var first = net.LossAndGradients(inputs, labels);
        using var fresh = new SmallMlp();
        Assert.Equal(fresh.LossAndGradients(inputs, labels), first);
    }

    [Fact]
    public void DisposingTwiceIsHarmless()
    {
        var net = new SmallMlp();
        var session = net.CreateSession(8);
        session.Loss(inputs, labels);
        session.Dispose();
        session.Dispose();
        net.Loss(inputs, labels);
        net.Dispose();
        net.Dispose();
        session.Dispose();
        new SmallMlp().Dispose();
    }

    [Fact]
    public void ADisposedNetworkSaysSo()
    {
        var net = new SmallMlp();
        var session = net.CreateSession(8);
        var optimizer = new Adam(1e-3);
        net.TrainStep(inputs, labels, optimizer);
        net.Dispose();
        Assert.Throws<ObjectDisposedException>(() => net.Predict(inputs, new float[56]));
        Assert.Throws<ObjectDisposedException>(() => net.LossAndGradients(inputs, labels));
        Assert.Throws<ObjectDisposedException>(() => net.TrainStep(inputs, labels, optimizer));
        Assert.Throws<ObjectDisposedException>(() => net.Parameters);
        Assert.Throws<ObjectDisposedException>(() => net.CreateSession(1));
        Assert.Throws<ObjectDisposedException>(() => net.Initialize(1));
        Assert.Throws<ObjectDisposedException>(() => session.Predict(inputs, new float[56]));
        Assert.Throws<ObjectDisposedException>(() => session.LossAndGradients(inputs, labels));
    }

    [Fact]
    public void ADisposedSessionSaysSoAndTheNetworkStays()
    {
        using var net = new ResidualNet();
        var session = net.CreateSession(1);
        var (image, label) = (Samples.Numbers(192), Samples.Indices(1, 5));
        session.LossAndGradients(image, label);
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Classify(image, new float[5]));
        Assert.Throws<ObjectDisposedException>(() => session.LossAndGradients(image, label));
        net.LossAndGradients(image, label);
    }
}
