using System.Runtime.InteropServices;
using IlgpuSimulator;

namespace ILGPU.Runtime;

/// <summary>Where memory lies, as kernels see it.</summary>
enum MemorySpace
{
    Global,
    Shared,
    Local,
}

/// <summary>
/// One allocation. It starts out as NaN in every format, so that nothing can rely on zeros.
/// </summary>
sealed unsafe class DeviceMemory : MemoryBuffer
{
    const int Alignment = 256;

    readonly MemorySpace space;
    readonly long number;
    readonly bool owned;
    void* allocation;

    /// <summary>Memory of its own.</summary>
    public DeviceMemory(Accelerator accelerator, long length, int elementSize, long number, MemorySpace space = MemorySpace.Global)
        : base(accelerator, length, elementSize)
    {
        this.number = number;
        this.space = space;
        owned = true;
        if (LengthInBytes == 0) return;
        allocation = NativeMemory.AlignedAlloc((nuint)LengthInBytes, Alignment);
        NativePtr = (nint)allocation;
        Fill(0xFF, 0, LengthInBytes);
    }

    /// <summary>A part of a group's shared memory.</summary>
    public DeviceMemory(Accelerator accelerator, long number, void* address, long length, int elementSize)
        : base(accelerator, length, elementSize)
    {
        space = MemorySpace.Shared;
        this.number = number;
        NativePtr = (nint)address;
        GC.SuppressFinalize(this);
    }

    private protected override MemoryBuffer Memory => this;

    public MemorySpace Space => space;

    public string Describe() => space switch
    {
        MemorySpace.Shared when number < 0 => "dynamic shared memory",
        MemorySpace.Shared => $"shared memory #{number}",
        MemorySpace.Local => "local memory",
        _ => $"buffer #{number} of {LengthInBytes} bytes",
    };

    protected internal override void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView)
    {
        Accelerator.BeginOperation();
        Usable(targetView);
        Fill(value, targetView.Index, targetView.Length);
    }

    protected internal override void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView)
    {
        Accelerator.BeginOperation();
        Usable(sourceView);
        Usable(targetView);
        if (sourceView.Address < targetView.Address + targetView.Length && targetView.Address < sourceView.Address + sourceView.Length)
        {
            throw new KernelFaultException($"{targetView.Length} bytes of {Describe()} are copied onto themselves in part, from {sourceView.Index} to {targetView.Index}.");
        }

        Buffer.MemoryCopy(sourceView.Address, targetView.Address, targetView.Length, sourceView.Length);
    }

    protected internal override void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) =>
        CopyTo(stream, sourceView, targetView);

    internal override void ReadTo(AcceleratorStream stream, long offset, byte* target, long bytes)
    {
        Accelerator.BeginOperation();
        var source = AsRawArrayView(offset, bytes);
        Usable(source);
        Buffer.MemoryCopy(source.Address, target, bytes, bytes);
        Accelerator.Simulation.Statistics.CountCopyToHost(bytes);
    }

    internal override void WriteFrom(AcceleratorStream stream, long offset, byte* source, long bytes)
    {
        Accelerator.BeginOperation();
        var target = AsRawArrayView(offset, bytes);
        Usable(target);
        Buffer.MemoryCopy(source, target.Address, bytes, bytes);
        Accelerator.Simulation.Statistics.CountCopyToDevice(bytes);
    }

    static void Usable(in ArrayView<byte> view) => ObjectDisposedException.ThrowIf(view.Buffer.IsDisposed, view.Buffer);

    void Fill(byte value, long offset, long length)
    {
        for (var address = (byte*)NativePtr + offset; length > 0;)
        {
            var part = (int)Math.Min(length, 1 << 30);
            new Span<byte>(address, part).Fill(value);
            address += part;
            length -= part;
        }
    }

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        if (!owned) return;
        NativePtr = 0;
        if (allocation == null) return;
        NativeMemory.AlignedFree(allocation);
        allocation = null;
        if (space == MemorySpace.Global) Accelerator.Released(LengthInBytes);
    }
}
