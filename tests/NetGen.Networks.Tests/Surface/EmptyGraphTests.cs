using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Graphs without edges, isolated nodes, and graphs without nodes in a batch.</summary>
public class EmptyGraphTests
{
    /// <summary>Nodes without neighbours are on their own: each gets what it gets in a graph of one node.</summary>
    [Fact]
    public void AGraphWithoutEdges()
    {
        using var net = new NodeClassifier { Seed = 3 };
        var x = Samples.Numbers(12, 1);
        float[] together = new float[9], alone = new float[3];
        net.Classify(x, [], [], together);
        for (var node = 0; node < 3; node++)
        {
            net.Classify(x.AsSpan(4 * node, 4), [], [], alone);
            for (var k = 0; k < 3; k++) Assert.Equal(alone[k], together[3 * node + k], 1e-6f);
        }
        Assert.All(together, v => Assert.True(float.IsFinite(v)));

        Assert.True(float.IsFinite(net.LossAndGradients(x, [], [], [0, 2, 1])));
        Assert.All(net.Gradients, t => Assert.All(net.Gradients.Read(t.Name), g => Assert.True(float.IsFinite(g))));
        Assert.Contains(net.Gradients.Read("convolution.linear.weight"), g => g != 0);
        // Nothing was sent, so what weighs messages has no gradient.
        Assert.All(net.Gradients.Read("attention.fromSource"), g => Assert.Equal(0, g));
    }

    [Fact]
    public void EdgesComeAndGoInOneSession()
    {
        using var net = new NodeClassifier { Seed = 3 };
        var x = Samples.Numbers(12, 1);
        float[] without = new float[9], with = new float[9], again = new float[9];
        net.Classify(x, [], [], without);
        net.Classify(x, [0, 1, 2, 2], [1, 0, 0, 2], with);
        net.Classify(x, [], [], again);
        Assert.NotEqual(without, with);
        Assert.Equal(without, again);
    }

    /// <summary>The graph in the middle has no nodes, and none has edges: what is known of it is all that counts.</summary>
    [Fact]
    public void AGraphWithoutNodes()
    {
        using var net = new GraphClassifier { Seed = 5 };
        float[] x = Samples.Numbers(9, 1), known = Samples.Numbers(6, 2), result = new float[6], other = new float[4];
        net.Classify(x, [], [], [], [0, 2, 2], known, result);
        Assert.All(result, v => Assert.True(float.IsFinite(v)));
        // The same graphs without the empty one between them.
        net.Classify(x, [], [], [], [0, 1, 1], [.. known[..2], .. known[4..]], other);
        Assert.Equal([.. result[..2], .. result[4..]], other.AsSpan());
        Assert.True(float.IsFinite(net.LossAndGradients(x, [], [], [], [0, 2, 2], known, [0, 1, 0])));
        Assert.All(net.Gradients, t => Assert.All(net.Gradients.Read(t.Name), g => Assert.True(float.IsFinite(g))));
    }

    [Fact]
    public void AnEdgeThatLeavesTheGraphIsRefused()
    {
        using var net = new NodeClassifier();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => net.Classify(new float[8], [0, 1], [1, 2], new float[6]));
        Assert.Equal("target", error.ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Classify(new float[8], [0, -1], [1, 0], new float[6]));
    }
}
