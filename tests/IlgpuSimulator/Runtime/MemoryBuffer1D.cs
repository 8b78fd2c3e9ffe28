namespace ILGPU.Runtime;

public interface IMemoryBuffer<in TView> : IContiguousArrayView
    where TView : struct, IArrayView
{
    void MemSet(AcceleratorStream stream, byte value, long targetOffsetInBytes, long length);

    void CopyTo(AcceleratorStream stream, long sourceOffsetInBytes, in ArrayView<byte> targetView);

    void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, long targetOffsetInBytes);
}

/// <summary>A buffer that owns the memory behind its view.</summary>
public class MemoryBuffer<TView> : MemoryBuffer, IMemoryBuffer<TView>
    where TView : struct, IArrayView
{
    internal MemoryBuffer(Accelerator accelerator, in TView view)
        : base(accelerator, view.Length, view.ElementSize)
    {
        View = view;
        NativePtr = view.Buffer?.NativePtr ?? 0;
    }

    protected MemoryBuffer Buffer => View.Buffer;

    private protected override MemoryBuffer Memory => Buffer;

    MemoryBuffer IArrayView.Buffer => Buffer;

    long IContiguousArrayView.Index => 0;

    long IContiguousArrayView.IndexInBytes => 0;

    public TView View { get; private set; }

    public bool IsValid => !IsDisposed;

    protected internal override void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView) =>
        Buffer.MemSet(stream, value, targetView);

    protected internal override void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) =>
        Buffer.CopyTo(stream, sourceView, targetView);

    protected internal override void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) =>
        Buffer.CopyFrom(stream, sourceView, targetView);

    internal override unsafe void ReadTo(AcceleratorStream stream, long offset, byte* target, long bytes) => Buffer.ReadTo(stream, offset, target, bytes);

    internal override unsafe void WriteFrom(AcceleratorStream stream, long offset, byte* source, long bytes) => Buffer.WriteFrom(stream, offset, source, bytes);

    public TView ToArrayView() => View;

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        if (!disposing) return;
        Buffer?.Dispose();
        NativePtr = 0;
        View = default;
    }

    public static implicit operator TView(MemoryBuffer<TView> buffer) => buffer.View;
}

public class MemoryBuffer1D<T, TStride> : MemoryBuffer<ArrayView1D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    internal MemoryBuffer1D(Accelerator accelerator, in ArrayView1D<T, TStride> view) : base(accelerator, view) { }

    public LongIndex1D Extent => View.Extent;

    public Index1D IntExtent => View.IntExtent;

    public ArrayView<T> AsContiguous() => View.AsContiguous();

    public static explicit operator ArrayView<T>(MemoryBuffer1D<T, TStride> buffer) => buffer.AsContiguous();
}
