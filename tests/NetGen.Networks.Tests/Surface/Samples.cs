namespace NetGen.Networks.Tests;

/// <summary>Reproducible inputs.</summary>
static class Samples
{
    /// <summary>Uniform numbers in [-1, 1).</summary>
    public static float[] Numbers(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }

    /// <summary>Indices in [0, <paramref name="limit"/>).</summary>
    public static int[] Indices(int count, int limit, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(limit))];
    }
}
