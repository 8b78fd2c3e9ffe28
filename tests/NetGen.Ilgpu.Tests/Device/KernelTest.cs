using ILGPU;
using ILGPU.Runtime;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>A test that runs kernels.</summary>
public abstract class KernelTest : IDisposable
{
    readonly Context context = Context.CreateDefault();

    protected KernelTest() => Accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);

    protected Accelerator Accelerator { get; }

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
        Accelerator.Dispose();
        context.Dispose();
        GC.SuppressFinalize(this);
    }
}
