using ILGPU.Util;

namespace ILGPU.Runtime;

public interface IAcceleratorObject : IDisposable
{
    Accelerator Accelerator { get; }

    AcceleratorType AcceleratorType { get; }
}

/// <summary>Something that lives on an accelerator and goes with it.</summary>
public abstract class AcceleratorObject : DisposeBase, IAcceleratorObject
{
    internal AcceleratorObject(Accelerator accelerator) => Accelerator = accelerator;

    public Accelerator Accelerator { get; }

    public AcceleratorType AcceleratorType => Accelerator.AcceleratorType;

    protected override void Dispose(bool disposing)
    {
        DisposeAcceleratorObject(disposing);
        base.Dispose(disposing);
    }

    protected abstract void DisposeAcceleratorObject(bool disposing);
}
