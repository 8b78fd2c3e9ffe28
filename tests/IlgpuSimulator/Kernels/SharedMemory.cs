using IlgpuSimulator;
using ILGPU.Runtime;

namespace ILGPU;

public static class SharedMemory
{
    public static ref T Allocate<T>()
        where T : unmanaged => ref Allocate<T>(1)[0];

    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged
    {
        var thread = KernelThread.Required;
        return thread.Group.Shared.Allocate<T>(thread, extent);
    }

    public static ArrayView1D<T, Stride1D.Dense> Allocate1D<T>(Index1D extent)
        where T : unmanaged => Allocate<T>(extent.X);

    public static ArrayView1D<T, TStride> Allocate1D<T, TStride>(Index1D extent, TStride stride)
        where T : unmanaged
        where TStride : struct, IStride1D => new(Allocate<T>(stride.ComputeBufferLength(extent)), extent.ToLongIndex(), stride);

    public static ArrayView<T> GetDynamic<T>()
        where T : unmanaged
    {
        var thread = KernelThread.Required;
        return thread.Group.Shared.Dynamic<T>(thread);
    }
}
