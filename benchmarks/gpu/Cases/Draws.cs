namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>Batches of random numbers: what they are does not matter to the time of a step.</summary>
static class Draws
{
    /// <summary>Numbers in [0, 1).</summary>
    public static float[] Numbers(int count)
    {
        var random = new Random(1);
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan()) number = random.NextSingle();
        return numbers;
    }

    /// <summary>Indices below a bound.</summary>
    public static int[] Indices(int count, int bound)
    {
        var random = new Random(2);
        var indices = new int[count];
        foreach (ref var index in indices.AsSpan()) index = random.Next(bound);
        return indices;
    }
}
