namespace ILGPU.Runtime;

public abstract class MemoryBuffer : AcceleratorObject
{
    internal MemoryBuffer(Accelerator accelerator, long length, int elementSize)
        : base(accelerator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(elementSize, 1);
        Length = length;
        ElementSize = elementSize;
    }

    public IntPtr NativePtr { get; protected set; }

    public long Length { get; }

    public int ElementSize { get; }

    public long LengthInBytes => Length * ElementSize;

    public void MemSet(AcceleratorStream stream, byte value, long targetOffsetInBytes, long length)
    {
        if (length != 0) MemSet(stream, value, AsRawArrayView(targetOffsetInBytes, length));
    }

    public void CopyTo(AcceleratorStream stream, long sourceOffsetInBytes, in ArrayView<byte> targetView)
    {
        if (targetView.IsValid) CopyTo(stream, AsRawArrayView(sourceOffsetInBytes, targetView.LengthInBytes), targetView);
    }

    public void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, long targetOffsetInBytes)
    {
        if (sourceView.IsValid) CopyFrom(stream, sourceView, AsRawArrayView(targetOffsetInBytes, sourceView.LengthInBytes));
    }

    protected internal abstract void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView);

    protected internal abstract void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView);

    protected internal abstract void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView);

    internal abstract unsafe void ReadTo(AcceleratorStream stream, long offset, byte* target, long bytes);

    internal abstract unsafe void WriteFrom(AcceleratorStream stream, long offset, byte* source, long bytes);

    public ArrayView<byte> AsRawArrayView() => AsRawArrayView(0, LengthInBytes);

    public ArrayView<byte> AsRawArrayView(long offsetInBytes) => AsRawArrayView(offsetInBytes, LengthInBytes - offsetInBytes);

    public ArrayView<byte> AsRawArrayView(long offsetInBytes, long lengthInBytes)
    {
        if (offsetInBytes < 0 || (LengthInBytes > 0 && offsetInBytes >= LengthInBytes)) throw new ArgumentOutOfRangeException(nameof(offsetInBytes));
        if (lengthInBytes < 0 || offsetInBytes + lengthInBytes > LengthInBytes) throw new ArgumentOutOfRangeException(nameof(lengthInBytes));
        return new(Memory, offsetInBytes, lengthInBytes);
    }

    public ArrayView<T> AsArrayView<T>(long offset, long length)
        where T : unmanaged
    {
        if (ArrayView<T>.ElementSize != ElementSize) throw new NotSupportedException($"{typeof(T)} has not the size of the buffer's elements.");
        if (Length > 0 && offset >= Length) throw new ArgumentOutOfRangeException(nameof(offset));
        if (offset + length > Length) throw new ArgumentOutOfRangeException(nameof(length));
        return new(Memory, offset, length);
    }

    private protected abstract MemoryBuffer Memory { get; }
}
