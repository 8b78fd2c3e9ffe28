namespace IlgpuSimulator.Tests;

/// <summary>A simulation of its own for each test, with a CUDA accelerator.</summary>
public abstract class SimulatedCuda : IDisposable
{
    Context? context;
    CudaAccelerator? accelerator;

    protected Simulation Simulation { get; } = Simulator.Begin();

    protected CudaAccelerator Accelerator
    {
        get
        {
            context ??= Context.Create(builder => builder.Cuda());
            return accelerator ??= context.CreateCudaAccelerator(0);
        }
    }

    protected MemoryBuffer1D<float, Stride1D.Dense> Floats(int count) => Accelerator.Allocate1D<float>(count);

    public void Dispose()
    {
        accelerator?.Dispose();
        context?.Dispose();
        Simulation.Dispose();
        GC.SuppressFinalize(this);
    }
}
