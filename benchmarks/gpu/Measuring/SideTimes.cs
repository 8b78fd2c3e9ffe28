namespace NetGen.Benchmarks.Gpu.Measuring;

/// <summary>What was measured of a side.</summary>
/// <param name="Seconds">Seconds per step of each round.</param>
/// <param name="Error">Why there are none, in a line; null where there are.</param>
sealed record SideTimes(IReadOnlyList<double> Seconds, string? Error = null)
{
    /// <summary>The median of the rounds, in seconds.</summary>
    public double Median => NetGen.Benchmarks.Median.Of(Seconds);

    /// <summary>The median of the rounds' ratios to another side: below 1 this one is faster.</summary>
    public double RatioTo(SideTimes other) => NetGen.Benchmarks.Median.Of(Seconds.Zip(other.Seconds, (mine, theirs) => mine / theirs));
}
