namespace ILGPU.Runtime;

/// <summary>Operations run as they are issued, which is one of the orders that a stream allows.</summary>
public abstract class AcceleratorStream : AcceleratorObject
{
    internal AcceleratorStream(Accelerator accelerator) : base(accelerator) { }

    public abstract void Synchronize();

    public Task SynchronizeAsync() => Task.Run(Synchronize);

    protected override void DisposeAcceleratorObject(bool disposing) { }
}

sealed class SimulatedStream(Accelerator accelerator) : AcceleratorStream(accelerator)
{
    public override void Synchronize()
    {
        VerifyNotDisposed();
        Accelerator.BeginOperation();
    }
}
