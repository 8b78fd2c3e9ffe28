namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>A case on a device.</summary>
interface IWorkload : IDisposable
{
    /// <summary>How many parameters are trained, to be compared with the peers' count; null where there is nothing to compare.</summary>
    long? Parameters { get; }

    /// <summary>One step. What it left on the device's queue is not waited for.</summary>
    void Step();
}
