using System.Diagnostics;
using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using IlgpuSimulator;

namespace ILGPU;

/// <summary>
/// A range of elements in device memory. Every access is checked against this very range, and allowed from kernels only: on a GPU the host
/// has no business there.
/// </summary>
[DebuggerDisplay("Index = {Index}, Length = {Length}")]
public readonly struct ArrayView<T> : IArrayView<T, Index1D, LongIndex1D, Stride1D.Dense>, IContiguousArrayView<T>
    where T : unmanaged
{
    public static readonly int ElementSize = Unsafe.SizeOf<T>();

    public static readonly ArrayView<T> Empty;

    public ArrayView(MemoryBuffer source, long index, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Buffer = source;
        Index = index;
        Length = length;
    }

    internal MemoryBuffer Buffer { get; }

    internal long Index { get; }

    public long Length { get; }

    MemoryBuffer IArrayView.Buffer => Buffer;

    long IContiguousArrayView.Index => Index;

    long IContiguousArrayView.IndexInBytes => Index * ElementSize;

    int IArrayView.ElementSize => ElementSize;

    public bool IsValid => Buffer is not null && Length > 0;

    public LongIndex1D Extent => new(Length);

    public Stride1D.Dense Stride => default;

    public Index1D IntExtent => IntLength;

    public int IntLength => Length <= int.MaxValue ? (int)Length : throw ViewFault.TooLong(Length);

    public long LengthInBytes => Length * ElementSize;

    public ref T this[Index1D index] => ref this[(long)index.X];

    public ref T this[LongIndex1D index] => ref this[index.X];

    public ref T this[int index] => ref this[(long)index];

    public unsafe ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((ulong)index < (ulong)Length && Buffer is { } memory && KernelThread.Current is not null)
            {
                var origin = (byte*)memory.NativePtr;
                var address = origin + (Index + index) * Unsafe.SizeOf<T>();
                if (origin != null && ((nint)address & (ElementLayout<T>.Alignment - 1)) == 0) return ref *(T*)address;
            }

            throw ViewFault.Access(this, index);
        }
    }

    public ArrayView<T> SubView(long index) => SubView(index, Length - index);

    public ArrayView<T> SubView(int index, int subViewLength) => SubView((long)index, subViewLength);

    /// <summary>As in ILGPU, a sub-view must begin inside of its view, even if it is empty, unless the view is empty, too.</summary>
    public ArrayView<T> SubView(long index, long subViewLength)
    {
        var begins = (index >= 0 && index < Length) || (index == 0 && Length < 1);
        if (!begins || subViewLength < 0 || index + subViewLength > Length) throw ViewFault.SubView(this, index, subViewLength);
        return new(Buffer, Index + index, subViewLength);
    }

    /// <summary>
    /// The same bytes as other elements. Its first byte must lie where such an element can lie: hardware faults at an unaligned vector, and
    /// ILGPU's arithmetic on the host rounds a fraction of an element away.
    /// </summary>
    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged
    {
        var bytes = Index * ElementSize;
        var size = ArrayView<TOther>.ElementSize;
        var aligned = Length == 0 || Buffer is null ||
            (bytes % size == 0 && ((Buffer.NativePtr + (nint)bytes) & (ElementLayout<TOther>.Alignment - 1)) == 0);
        if (!aligned) throw ViewFault.Cast(this, typeof(TOther), size, bytes);
        return new(Buffer!, bytes / size, LengthInBytes / size);
    }

    internal unsafe byte* Address => (byte*)Buffer.NativePtr + Index * ElementSize;

    ArrayView<byte> IContiguousArrayView.AsRawArrayView() => new(Buffer, Index * ElementSize, LengthInBytes);

    public override string ToString() => $"{Index} [{Length}]";

    public static implicit operator ArrayView1D<T, Stride1D.Dense>(ArrayView<T> view) => new(view, view.Extent, default);

    public static implicit operator ArrayView<T>(ArrayView1D<T, Stride1D.Dense> view) => view.BaseView.SubView(0, view.Length);
}
