namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>Counts what a network trains.</summary>
static class Trained
{
    /// <summary>The numbers of all its parameters.</summary>
    public static long In(INetwork network) => network.Parameters.Sum(tensor => tensor.Count);
}
