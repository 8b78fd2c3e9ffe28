using IlgpuSimulator;

namespace ILGPU.Runtime;

public interface IDevice
{
    string Name { get; }

    long MemorySize { get; }

    Index3D MaxGridSize { get; }

    Index3D MaxGroupSize { get; }

    int MaxNumThreadsPerGroup { get; }

    int MaxNumThreadsPerMultiprocessor { get; }

    int MaxNumThreads { get; }

    int MaxSharedMemoryPerGroup { get; }

    int MaxConstantMemory { get; }

    int WarpSize { get; }

    int NumMultiprocessors { get; }
}

public interface IAcceleratorBuilder
{
    AcceleratorType AcceleratorType { get; }

    Accelerator CreateAccelerator(Context context);
}

public abstract class Device : IDevice, IAcceleratorBuilder
{
    internal Device(Simulation simulation, string name, int warpSize, int maxGroupSize)
    {
        Simulation = simulation;
        Name = name;
        WarpSize = warpSize;
        MemorySize = simulation.MemorySize;
        MaxNumThreadsPerGroup = maxGroupSize;
        MaxGroupSize = new(maxGroupSize, maxGroupSize, Math.Min(maxGroupSize, 64));
        MaxGridSize = new(int.MaxValue, ushort.MaxValue, ushort.MaxValue);
        MaxSharedMemoryPerGroup = simulation.MaxSharedMemoryPerGroup;
        NumMultiprocessors = simulation.NumMultiprocessors;
    }

    internal Simulation Simulation { get; }

    public string Name { get; }

    public long MemorySize { get; }

    public Index3D MaxGridSize { get; }

    public Index3D MaxGroupSize { get; }

    public int MaxNumThreadsPerGroup { get; }

    public int MaxNumThreadsPerMultiprocessor => 2048;

    public int MaxNumThreads => NumMultiprocessors * MaxNumThreadsPerMultiprocessor;

    public int MaxSharedMemoryPerGroup { get; }

    public int MaxConstantMemory => 64 << 10;

    public int WarpSize { get; }

    public int NumMultiprocessors { get; }

    public abstract AcceleratorType AcceleratorType { get; }

    public abstract Accelerator CreateAccelerator(Context context);

    public override string ToString() => $"{Name} [Type: {AcceleratorType}, WarpSize: {WarpSize}, MemorySize: {MemorySize}]";
}
