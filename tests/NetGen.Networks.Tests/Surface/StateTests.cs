using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The state of a session: kept from call to call, cleared, apart from that of other sessions, and in no file.</summary>
public class StateTests
{
    const int Vocabulary = 13, Length = 10;

    static readonly int[] text = [3, 1, 4, 1, 5, 9, 2, 6, 5, 12];

    [Fact]
    public void TokenByTokenIsTheWholeText()
    {
        using var net = new Generator { Seed = 3 };
        var expected = Read(net);
        AssertSame(expected, Generate(net.Next));
        net.ResetState();
        AssertSame(expected, Generate(net.Next));
        using var session = net.CreateSession(1, 1);
        AssertSame(expected, Generate(session.Next));
    }

    [Fact]
    public void SessionsHaveStatesOfTheirOwn()
    {
        using var net = new Generator { Seed = 3 };
        using var other = net.CreateSession(1, 1);
        float[] own = new float[Vocabulary], others = new float[Vocabulary];
        var expected = Read(net);
        for (var t = 0; t < Length; t++)
        {
            other.Next([text[Length - 1 - t]], t, others);
            net.Next([text[t]], t, own);
            Assert.NotEqual(own, others);
            AssertSame(expected[(t * Vocabulary)..((t + 1) * Vocabulary)], own);
        }
    }

    [Fact]
    public void ResetClearsIt()
    {
        using var net = new Streaming { Seed = 1 };
        float[] x = [0.5f, -1, 2, 0.25f], first = new float[3], second = new float[3], again = new float[3];
        net.Step(x, first);
        net.Step(x, second);
        Assert.NotEqual(first, second);
        net.ResetState();
        net.Step(x, again);
        Assert.Equal(first, again);
    }

    [Fact]
    public void PositionsAreCheckedBeforeAnythingChanges()
    {
        using var net = new Streaming();
        float[] before = new float[5], after = new float[5];
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => net.Remember(new float[8], 4, before, after));
        Assert.StartsWith("'at' is 4, but must be at least 0 and below 4.", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Remember(new float[8], -1, before, after));
        net.Remember([.. Enumerable.Repeat(1f, 8)], 3, before, after);
        Assert.Equal(new float[5], before);
        Assert.Equal([0, 0, 0, 4, 4], after);
        net.Remember([.. Enumerable.Repeat(2f, 8)], 2, before, after);
        Assert.Equal([0, 0, 0, 4, 4], before);
        Assert.Equal([0, 0, 8, 8, 4], after);
    }

    [Fact]
    public void ItIsNotSaved()
    {
        using var net = new Generator();
        Assert.DoesNotContain(net.Buffers.Concat(net.Parameters), t => t.Name.Contains("keys", StringComparison.Ordinal));
        Assert.Equal(["mean", "steps"], new Streaming().Buffers.Select(b => b.Name));
    }

    [Fact]
    public void BuffersMoveInTrainingOnly()
    {
        using var net = new Streaming { Seed = 1 };
        float[] x = [1, 2, 3, 4], target = [0, 0, 0];
        net.Loss(x, target);
        Assert.Equal([0], net.Buffers.Read("steps"));
        net.LossAndGradients(x, target);
        net.LossAndGradients(x, target);
        Assert.Equal([2], net.Buffers.Read("steps"));
        Assert.Equal([0.4375f, 0.875f, 1.3125f, 1.75f], net.Buffers.Read("mean"));
    }

    static float[] Read(Generator net)
    {
        var result = new float[Length * Vocabulary];
        net.Read(text, result, 1, Length);
        return result;
    }

    delegate void NextToken(ReadOnlySpan<int> token, int position, Span<float> result);

    static float[] Generate(NextToken next)
    {
        var result = new float[Length * Vocabulary];
        for (var t = 0; t < Length; t++) next([text[t]], t, result.AsSpan(t * Vocabulary, Vocabulary));
        return result;
    }

    static void AssertSame(float[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-4f);
    }
}
