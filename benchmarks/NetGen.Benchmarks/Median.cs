namespace NetGen.Benchmarks;

/// <summary>The middle of several measurements: other programs' interruptions do not move it.</summary>
static class Median
{
    /// <summary>The median; the mean of the middle two where there is none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
