using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Running statistics of batch norms over several steps, by PyTorch's formula.</summary>
public class StatisticsTests
{
    const int Batch = 5, Channels = 3, Area = 8;

    [Fact]
    public void TheyFollowTheBatchesAndInferenceUsesThem()
    {
        using var net = new StatisticsNet();
        var (mean, variance) = (new double[Channels], Enumerable.Repeat(1.0, Channels).ToArray());
        for (var step = 0; step < 7; step++)
        {
            var batch = Inputs(step);
            net.LossAndGradients(batch, new float[Batch]);
            for (var c = 0; c < Channels; c++)
            {
                var values = Channel(batch, c);
                var (m, count) = (values.Average(), values.Length);
                // The batch's variance is counted without bias in the running one.
                var v = values.Sum(x => (x - m) * (x - m)) / (count - 1);
                (mean[c], variance[c]) = (0.75 * mean[c] + 0.25 * m, 0.75 * variance[c] + 0.25 * v);
            }
        }
        AssertClose(mean, net.Buffers.Read("norm.running_mean"));
        AssertClose(variance, net.Buffers.Read("norm.running_var"));

        var input = Inputs(99);
        var result = new float[input.Length];
        net.Normalize(input, result);
        var (scale, shift) = (net.Parameters.Read("norm.weight"), net.Parameters.Read("norm.bias"));
        AssertClose(input.Select((x, i) => (i / Area % Channels) is var c ? scale[c] * (x - mean[c]) / Math.Sqrt(variance[c] + 1e-3) + shift[c] : 0), result);
    }

    [Fact]
    public void InferenceLeavesThemAlone()
    {
        using var net = new StatisticsNet();
        net.LossAndGradients(Inputs(0), new float[Batch]);
        var before = net.Buffers.Flat.ToArray();
        net.Loss(Inputs(1), new float[Batch]);
        net.Normalize(Inputs(2), new float[Batch * Channels * Area]);
        Assert.Equal(before, net.Buffers.Flat.ToArray());
    }

    /// <summary>The channels have different means and widths.</summary>
    static float[] Inputs(int seed) =>
        [.. Samples.Numbers(Batch * Channels * Area, seed).Select((x, i) => (i / Area % Channels) is var c ? (c + 1) * x + c - 0.5f : 0)];

    static double[] Channel(float[] batch, int channel) =>
        [.. batch.Where((_, i) => i / Area % Channels == channel).Select(x => (double)x)];

    static void AssertClose(IEnumerable<double> expected, float[] actual)
    {
        foreach (var (e, a) in expected.Zip(actual)) Assert.Equal(e, a, 1e-5 * Math.Max(1, Math.Abs(e)));
    }
}
