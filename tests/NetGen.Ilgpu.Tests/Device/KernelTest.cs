using ILGPU;
using ILGPU.Runtime;
using NetGen.Compiler.Tests.Printed;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>A test that runs kernels.</summary>
public abstract class KernelTest : IDisposable
{
    readonly IlgpuDevice device = Backend.Open();

    protected Accelerator Accelerator => device.Accelerator;

    protected MemoryBuffer1D<T, Stride1D.Dense> Allocate<T>(params T[] values)
        where T : unmanaged
    {
        // No element needs no memory, but a view.
        var buffer = Accelerator.Allocate1D<T>(Math.Max(values.Length, 1));
        if (values.Length > 0)
        {
            buffer.CopyFromCPU(values);
        }

        return buffer;
    }

    public void Dispose()
    {
        device.Dispose();
        GC.SuppressFinalize(this);
    }
}
