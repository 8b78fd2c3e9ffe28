namespace IlgpuSimulator;

/// <summary>What was done with the devices of a simulation.</summary>
public sealed class Statistics
{
    readonly Lock gate = new();
    readonly Dictionary<string, int> launches = [];

    /// <summary>How often each kernel was launched, by its method's name.</summary>
    public IReadOnlyDictionary<string, int> LaunchesByKernel
    {
        get { lock (gate) return new Dictionary<string, int>(launches); }
    }

    public int Launches { get; private set; }

    public long Groups { get; private set; }

    /// <summary>How often a group met at a barrier.</summary>
    public long Barriers { get; private set; }

    /// <summary>How often a warp exchanged values or computed together.</summary>
    public long WarpOperations { get; private set; }

    public int Allocations { get; private set; }

    /// <summary>Bytes of all allocations so far, freed or not.</summary>
    public long BytesAllocated { get; private set; }

    public long BytesInUse { get; private set; }

    public long PeakBytesInUse { get; private set; }

    public int CopiesToDevice { get; private set; }

    public int CopiesToHost { get; private set; }

    public long BytesToDevice { get; private set; }

    public long BytesToHost { get; private set; }

    internal void CountLaunch(string kernel, long groups, long barriers, long warpOperations)
    {
        lock (gate)
        {
            Launches++;
            launches[kernel] = launches.GetValueOrDefault(kernel) + 1;
            Groups += groups;
            Barriers += barriers;
            WarpOperations += warpOperations;
        }
    }

    internal void CountAllocation(long bytes)
    {
        lock (gate)
        {
            Allocations++;
            BytesAllocated += bytes;
            BytesInUse += bytes;
            PeakBytesInUse = Math.Max(PeakBytesInUse, BytesInUse);
        }
    }

    internal void CountRelease(long bytes)
    {
        lock (gate) BytesInUse -= bytes;
    }

    internal void CountCopyToDevice(long bytes)
    {
        lock (gate)
        {
            CopiesToDevice++;
            BytesToDevice += bytes;
        }
    }

    internal void CountCopyToHost(long bytes)
    {
        lock (gate)
        {
            CopiesToHost++;
            BytesToHost += bytes;
        }
    }
}
