using ILGPU.Util;
using IlgpuSimulator;

namespace ILGPU.Runtime;

/// <summary>A simulated device in use: it allocates, launches, and fails in the ways of its kind.</summary>
public abstract class Accelerator : DisposeBase, IDevice
{
    readonly Lock gate = new();
    readonly Lock launches = new();
    readonly HashSet<WeakReference<DeviceMemory>> allocations = [];
    long allocated;
    long allocationNumber;

    internal Accelerator(Context context, Device device)
    {
        Context = context;
        Device = device;
        DefaultStream = new SimulatedStream(this);
        BeginOperation();
    }

    internal Simulation Simulation => Device.Simulation;

    public Context Context { get; }

    public Device Device { get; }

    public AcceleratorType AcceleratorType => Device.AcceleratorType;

    public AcceleratorStream DefaultStream { get; }

    public string Name => Device.Name;

    public long MemorySize => Device.MemorySize;

    public Index3D MaxGridSize => Device.MaxGridSize;

    public Index3D MaxGroupSize => Device.MaxGroupSize;

    public int MaxNumThreadsPerGroup => Device.MaxNumThreadsPerGroup;

    public int MaxNumThreadsPerMultiprocessor => Device.MaxNumThreadsPerMultiprocessor;

    public int MaxNumThreads => Device.MaxNumThreads;

    public int MaxSharedMemoryPerGroup => Device.MaxSharedMemoryPerGroup;

    public int MaxConstantMemory => Device.MaxConstantMemory;

    public int WarpSize => Device.WarpSize;

    public int NumMultiprocessors => Device.NumMultiprocessors;

    public AcceleratorStream CreateStream()
    {
        BeginOperation();
        return new SimulatedStream(this);
    }

    public void Synchronize() => BeginOperation();

    public void Bind() { }

    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged => Allocate1D<T, Stride1D.Dense>(length, default);

    public MemoryBuffer1D<T, TStride> Allocate1D<T, TStride>(long length, TStride stride)
        where T : unmanaged
        where TStride : struct, IStride1D
    {
        var memory = (DeviceMemory)AllocateRaw(stride.ComputeBufferLength((LongIndex1D)length), ArrayView<T>.ElementSize);
        return new(this, new(new(memory, 0, memory.Length), length, stride));
    }

    public MemoryBuffer AllocateRaw(long length, int elementSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(elementSize, 1);
        BeginOperation();
        var bytes = checked(length * elementSize);
        lock (gate)
        {
            if (allocated + bytes > MemorySize || Simulation.AllocationFails()) throw OutOfMemory(bytes);
            allocated += bytes;
            Simulation.Statistics.CountAllocation(bytes);
            var memory = new DeviceMemory(this, length, elementSize, allocationNumber++);
            allocations.Add(new(memory));
            return memory;
        }
    }

    internal void Released(long bytes)
    {
        lock (gate)
        {
            allocated -= bytes;
            allocations.RemoveWhere(a => !a.TryGetTarget(out var memory) || memory.IsDisposed);
        }

        Simulation.Statistics.CountRelease(bytes);
    }

    /// <summary>One kernel at a time, whichever stream it is on: atomic operations are plain ones here.</summary>
    internal void Launch(Action run)
    {
        lock (launches) run();
    }

    internal long FreeMemory
    {
        get { lock (gate) return MemorySize - allocated; }
    }

    /// <summary>The allocation that holds all of these bytes.</summary>
    internal DeviceMemory? Find(nint address, int bytes)
    {
        lock (gate)
        {
            foreach (var reference in allocations)
            {
                if (reference.TryGetTarget(out var memory) && address >= memory.NativePtr && address + bytes <= memory.NativePtr + (nint)memory.LengthInBytes)
                {
                    return memory;
                }
            }
        }

        return null;
    }

    /// <summary>Whatever is asked of a device fails once it is lost.</summary>
    internal void BeginOperation()
    {
        VerifyNotDisposed();
        if (Simulation.DeviceIsLost) throw DeviceLost();
    }

    internal abstract Exception OutOfMemory(long bytes);

    internal abstract Exception DeviceLost();

    internal abstract Exception BadLaunch(string why);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            List<DeviceMemory> live = [];
            lock (gate)
            {
                foreach (var reference in allocations)
                {
                    if (reference.TryGetTarget(out var memory)) live.Add(memory);
                }
            }

            live.ForEach(m => m.Dispose());
        }

        base.Dispose(disposing);
    }
}
