using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>
/// The shared memory of a group. Each group finds NaN in it. A block is aligned as its elements need and no better, so that a wider access
/// faults here as it may there.
/// </summary>
sealed unsafe class SharedArena(Launch launch) : IDisposable
{
    const int WidestAccess = 16;

    readonly List<Block> blocks = [];
    byte* memory;
    int size;
    int end;
    int staticBytes;
    DeviceMemory? dynamic;

    readonly record struct Block(Type Type, int Extent, DeviceMemory Memory);

    int Limit => launch.Accelerator.MaxSharedMemoryPerGroup;

    int DynamicBytes => launch.Config.SharedMemoryConfig.ArraySize;

    public void Begin()
    {
        if (memory != null) new Span<byte>(memory, size).Fill(0xFF);
    }

    public ArrayView<T> Allocate<T>(KernelThread thread, int extent)
        where T : unmanaged
    {
        var number = thread.SharedAllocations++;
        if (number == blocks.Count) Add<T>(thread, extent);
        var block = blocks[number];
        if (block.Type != typeof(T) || block.Extent != extent)
        {
            throw thread.Fault(
                $"allocates {extent} {typeof(T).Name} as shared memory #{number}, where another thread or group allocated {block.Extent} {block.Type.Name}");
        }

        return new(block.Memory, 0, extent);
    }

    public ArrayView<T> Dynamic<T>(KernelThread thread)
        where T : unmanaged
    {
        Reserve(thread);
        dynamic ??= new(launch.Accelerator, -1, memory, DynamicBytes, 1);
        return new(dynamic, 0, DynamicBytes / ArrayView<T>.ElementSize);
    }

    public bool Holds(nint address, int bytes) =>
        memory != null && ((address >= (nint)memory && address + bytes <= (nint)memory + DynamicBytes) ||
            blocks.Any(b => address >= b.Memory.NativePtr && address + bytes <= b.Memory.NativePtr + (nint)b.Memory.LengthInBytes));

    void Add<T>(KernelThread thread, int extent)
        where T : unmanaged
    {
        if (extent < 1) throw thread.Fault($"allocates {extent} elements of shared memory");
        Reserve(thread);
        var alignment = ElementLayout<T>.Alignment;
        var bytes = checked(extent * ArrayView<T>.ElementSize);
        staticBytes = Align(staticBytes, alignment) + bytes;
        if (staticBytes + DynamicBytes > Limit)
        {
            throw thread.Fault($"uses {staticBytes + DynamicBytes} bytes of shared memory; the device has {Limit} for a group");
        }

        var offset = Align(end, WidestAccess) + alignment % WidestAccess;
        if (offset + bytes > size) throw thread.Fault("allocates shared memory in too many blocks");
        end = offset + bytes;
        blocks.Add(new(typeof(T), extent, new(launch.Accelerator, blocks.Count, memory + offset, extent, ArrayView<T>.ElementSize)));
    }

    void Reserve(KernelThread thread)
    {
        if (memory != null) return;
        if (DynamicBytes > Limit) throw thread.Fault($"is given {DynamicBytes} bytes of shared memory; the device has {Limit} for a group");
        size = Limit + 64 * 2 * WidestAccess;
        memory = (byte*)NativeMemory.AlignedAlloc((nuint)size, 256);
        end = DynamicBytes;
        Begin();
    }

    static int Align(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

    public void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }
}
