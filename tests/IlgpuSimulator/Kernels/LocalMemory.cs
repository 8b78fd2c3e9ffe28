using IlgpuSimulator;
using ILGPU.Runtime;

namespace ILGPU;

public static class LocalMemory
{
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged
    {
        var thread = KernelThread.Required;
        if (extent < 1) throw thread.Fault($"allocates {extent} elements of local memory");
        return new(new DeviceMemory(thread.Group.Launch.Accelerator, extent, ArrayView<T>.ElementSize, 0, MemorySpace.Local), 0, extent);
    }

    public static ArrayView1D<T, Stride1D.Dense> Allocate1D<T>(Index1D extent)
        where T : unmanaged => Allocate<T>(extent.X);

    public static ArrayView1D<T, TStride> Allocate1D<T, TStride>(Index1D extent, TStride stride)
        where T : unmanaged
        where TStride : struct, IStride1D => new(Allocate<T>(stride.ComputeBufferLength(extent)), extent.ToLongIndex(), stride);
}
