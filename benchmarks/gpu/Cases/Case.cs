namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>Something that is measured: the same work here and in the peers.</summary>
/// <param name="Name">What <c>--cases</c> calls it.</param>
/// <param name="Sizes">The sizes that the peers need to make the same.</param>
/// <param name="Setting">What of the sizes is said in the table.</param>
/// <param name="HasProducts">Whether it has products of matrices or convolutions, which run in several precisions.</param>
/// <param name="Cost">What a step costs at least.</param>
/// <param name="Prepare">Makes it on a device; what it returns compiles its kernels at its first step.</param>
sealed record Case(
    string Name, Dictionary<string, int> Sizes, string Setting, bool HasProducts, StepCost Cost, Func<IlgpuDevice, Precision, IWorkload> Prepare)
{
    /// <summary>What the peers call it: two cases that only NetGen does in different ways are one to them.</summary>
    public string PeerName { get; init; } = Name;
}
