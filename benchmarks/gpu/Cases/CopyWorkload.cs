using ILGPU;
using ILGPU.Runtime;

namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>Copies of a part of the device's memory to another one.</summary>
sealed class CopyWorkload : IWorkload
{
    readonly AcceleratorStream stream;
    readonly MemoryBuffer1D<float, Stride1D.Dense> source, target;

    /// <summary>Allocates both parts.</summary>
    /// <param name="device">The device.</param>
    /// <param name="bytes">How long each is.</param>
    public CopyWorkload(IlgpuDevice device, long bytes)
    {
        stream = device.Accelerator.DefaultStream;
        source = device.Accelerator.Allocate1D<float>(bytes / sizeof(float));
        target = device.Accelerator.Allocate1D<float>(bytes / sizeof(float));
        source.View.BaseView.MemSetToZero(stream);
    }

    public long? Parameters => null;

    public void Step() => source.View.BaseView.CopyTo(stream, target.View.BaseView);

    public void Dispose()
    {
        source.Dispose();
        target.Dispose();
    }
}
