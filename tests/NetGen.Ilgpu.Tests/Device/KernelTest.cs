using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>A test that runs kernels.</summary>
public abstract class KernelTest : IDisposable
{
    // The CPU's groups have 16 threads unless told otherwise: too few for what sessions launch, which take these devices too.
    readonly Context context = Context.Create(builder => builder.Cuda().OpenCL().CPU(CPUDeviceKind.AMD));

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
