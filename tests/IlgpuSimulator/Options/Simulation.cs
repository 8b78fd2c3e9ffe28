namespace IlgpuSimulator;

/// <summary>
/// Devices, how they behave, and what was done with them. Sizes and the presence of devices are read when a context is made; seeds and
/// failures at each operation.
/// </summary>
public sealed class Simulation : IDisposable
{
    readonly Lock gate = new();
    int launches;

    internal Simulation? Previous { get; init; }

    internal Action<Simulation>? Leave { get; init; }

    /// <summary>The orders of groups and threads follow from it and from the number of the launch.</summary>
    public int Seed { get; set; } = 1;

    public int MaxGroupSize { get; set; } = 1024;

    public int MaxSharedMemoryPerGroup { get; set; } = 48 << 10;

    /// <summary>Bytes of device memory; what exceeds it fails as on a device of the kind.</summary>
    public long MemorySize { get; set; } = 1L << 30;

    public int NumMultiprocessors { get; set; } = 4;

    /// <summary>Whether there is a CUDA driver with a device.</summary>
    public bool HasCuda { get; set; } = true;

    /// <summary>Whether there is an OpenCL driver with a device.</summary>
    public bool HasOpenCL { get; set; } = true;

    /// <summary>A lost device fails whatever is asked of it, also a new accelerator.</summary>
    public bool DeviceIsLost { get; set; }

    /// <summary>So many launches still succeed; with the next one, the device is lost.</summary>
    public int? LaunchesUntilLoss { get; set; }

    /// <summary>So many allocations still succeed; the next one fails, and only that.</summary>
    public int? AllocationsUntilFailure { get; set; }

    public Statistics Statistics { get; } = new();

    public void Dispose() => Leave?.Invoke(this);

    internal Shuffler NextLaunch()
    {
        lock (gate)
        {
            if (LaunchesUntilLoss is { } left)
            {
                LaunchesUntilLoss = left == 0 ? null : left - 1;
                DeviceIsLost |= left == 0;
            }

            return new((ulong)(uint)Seed << 32 | (uint)launches++);
        }
    }

    internal bool AllocationFails()
    {
        lock (gate)
        {
            if (AllocationsUntilFailure is not { } left) return false;
            AllocationsUntilFailure = left == 0 ? null : left - 1;
            return left == 0;
        }
    }
}
