using NetGen.Networks.Tests;
using NetGen.Networks.Tests.Networks;

namespace NetGen.Ilgpu.Networks.Tests.Surface;

/// <summary>What a session on a device keeps from call to call, and what it takes and leaves beside results.</summary>
public class StateTests : DeviceTest
{
    const int Vocabulary = 13, Length = 10;

    static readonly int[] text = [3, 1, 4, 1, 5, 9, 2, 6, 5, 12];

    [Fact]
    public void TokenByTokenIsTheWholeText()
    {
        using var net = new Generator { Seed = 3 };
        var expected = new float[Length * Vocabulary];
        net.Read(text, expected, 1, Length);
        using var session = net.CreateSession(Device, 1, 1);
        for (var run = 0; run < 2; run++)
        {
            for (var t = 0; t < Length; t++)
            {
                var scores = new float[Vocabulary];
                session.Next([text[t]], t, scores);
                AssertClose(expected.AsSpan(t * Vocabulary, Vocabulary), scores, 1e-4f);
            }
            session.ResetState();
        }
    }

    [Fact]
    public void SessionsHaveStatesOfTheirOwnAndResetClearsThem()
    {
        using var net = new Streaming { Seed = 1 };
        using var session = net.CreateSession(Device, 1);
        using var other = net.CreateSession(Device, 1);
        float[] x = [0.5f, -1, 2, 0.25f], first = new float[3], second = new float[3], again = new float[3];
        session.Step(x, first);
        session.Step(x, second);
        Assert.NotEqual(first, second);
        other.Step(x, again);
        Assert.Equal(first, again);
        session.ResetState();
        session.Step(x, again);
        Assert.Equal(first, again);
        other.Step(x, again);
        Assert.Equal(second, again);
    }

    [Fact]
    public void PositionsAreCheckedBeforeAnythingChanges()
    {
        using var net = new Streaming();
        using var session = net.CreateSession(Device, 1);
        float[] before = new float[5], after = new float[5];
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Remember(new float[8], 4, before, after));
        session.Remember([.. Enumerable.Repeat(1f, 8)], 3, before, after);
        Assert.Equal(new float[5], before);
        Assert.Equal([0, 0, 0, 4, 4], after);
        session.Remember([.. Enumerable.Repeat(2f, 8)], 2, before, after);
        Assert.Equal([0, 0, 0, 4, 4], before);
        Assert.Equal([0, 0, 8, 8, 4], after);
    }

    [Fact]
    public void ProbesFollowTheSizeOfTheCall()
    {
        const int Width = 6;
        var x = Samples.Numbers(5 * Width);
        using var net = new Probed { Seed = 3 };
        using var session = net.CreateSession(Device, 5);
        Assert.Equal(0, session.Probes["features"].Length);
        session.Score(x, new float[15]);
        net.Score(x, new float[15]);
        Assert.Equal(x, session.Probes["the input"]);
        AssertClose(net.Probes["features"], session.Probes["features"], 1e-5f);
        session.Score(x.AsSpan(0, 2 * Width), new float[6]);
        Assert.Equal(x[..(2 * Width)], session.Probes["the input"]);
    }

    [Fact]
    public void MasksAndNumbersGoUp()
    {
        var (x, keep) = (Samples.Numbers(15), Samples.Indices(15, 2).Select(i => i == 1).ToArray());
        using var net = new Masked();
        using var session = net.CreateSession(Device, 3);
        Assert.Equal(net.Loss(x, keep), session.Loss(x, keep), 1e-5f);
        Assert.NotEqual(session.Loss(x, new bool[15]), session.Loss(x, keep));
        using var scaled = new Crowded();
        using var scaling = scaled.CreateSession(Device, 3);
        var (call, loss) = (Samples.Numbers(12), Samples.Numbers(9));
        Assert.Equal(4 * scaling.Loss(call, loss, 1), scaling.Loss(call, loss, 2), 1e-5f);
    }

    [Fact]
    public void CapacitiesAreThoseOfTheSession()
    {
        using var net = new SmallMlp();
        using var session = net.CreateSession(Device, 7);
        float[] inputs = Samples.Numbers(160), scores = new float[56];
        var error = Assert.Throws<InvalidOperationException>(() => session.Predict(inputs, scores));
        Assert.Contains("N = 8", error.Message);
        Assert.Contains("up to 7", error.Message);
        session.Predict(inputs.AsSpan(0, 140), scores.AsSpan(0, 49));
        Assert.Equal("N", Assert.Throws<ArgumentOutOfRangeException>(() => net.CreateSession(Device, 0)).ParamName);
        Assert.Throws<ArgumentException>(() => session.Predict(inputs.AsSpan(0, 139), scores.AsSpan(0, 49)));
    }

    [Fact]
    public void WhatIsDisposedOfSaysSo()
    {
        var net = new SmallMlp();
        float[] inputs = Samples.Numbers(20), scores = new float[7];
        var session = net.CreateSession(Device, 1);
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Predict(inputs, scores));
        var second = net.CreateSession(Device, 1);
        second.Predict(inputs, scores);
        net.Dispose();
        Assert.Throws<ObjectDisposedException>(() => second.Predict(inputs, scores));
        second.Dispose();
        using var other = new SmallMlp();
        using var third = other.CreateSession(Device, 1);
        Device.Dispose();
        Assert.Throws<ObjectDisposedException>(() => third.Predict(inputs, scores));
        Assert.Throws<ObjectDisposedException>(() => other.CreateSession(Device, 1));
        other.Predict(inputs, scores);
    }

    static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float bound)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], bound);
    }
}
