namespace ILGPU.Runtime;

public readonly struct ArrayView1D<T, TStride> : IArrayView<T, Index1D, LongIndex1D, TStride>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    public static readonly int ElementSize = ArrayView<T>.ElementSize;

    public static readonly ArrayView1D<T, TStride> Empty = GetEmpty(default);

    public static ArrayView1D<T, TStride> GetEmpty(TStride stride) => new(ArrayView<T>.Empty, LongIndex1D.Zero, stride);

    public ArrayView1D(ArrayView<T> baseView, LongIndex1D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    public ArrayView<T> BaseView { get; }

    MemoryBuffer IArrayView.Buffer => BaseView.Buffer;

    int IArrayView.ElementSize => ElementSize;

    public LongIndex1D Extent { get; }

    public Index1D IntExtent => Extent.ToIntIndex();

    public TStride Stride { get; }

    public bool IsValid => BaseView.IsValid;

    public long Length => Stride.ComputeBufferLength(Extent);

    public int IntLength => checked((int)Length);

    public long LengthInBytes => Length * ElementSize;

    public ref T this[Index1D index] => ref BaseView[ComputeLinearIndex(index)];

    public ref T this[LongIndex1D index] => ref BaseView[ComputeLinearIndex(index)];

    public int ComputeLinearIndex(Index1D index) => Stride.ComputeElementIndexChecked(index, IntExtent);

    public long ComputeLinearIndex(LongIndex1D index) => Stride.ComputeElementIndexChecked(index, Extent);

    public ArrayView1D<T, TStride> SubView(Index1D index, Index1D extent) => SubView((LongIndex1D)index, extent);

    public ArrayView1D<T, TStride> SubView(LongIndex1D index, LongIndex1D extent) =>
        new(BaseView.SubView(ComputeLinearIndex(index), Stride.ComputeBufferLength(extent)), extent, Stride);

    public ArrayView<T> AsContiguous() => BaseView;

    public ArrayView1D<T, Stride1D.Dense> AsDense() =>
        Stride.StrideExtent.X == 1 ? new(BaseView, Extent, default) : throw new InvalidOperationException("The stride is not dense.");

    public ArrayView1D<T, Stride1D.General> AsGeneral(Stride1D.General stride) => new(BaseView, Extent, stride);

    public ArrayView1D<T, Stride1D.General> AsGeneral() => AsGeneral(Stride.AsGeneral());

    public override string ToString() => BaseView.ToString();
}
