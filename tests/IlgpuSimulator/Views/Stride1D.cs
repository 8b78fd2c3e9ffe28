namespace ILGPU;

public static class Stride1D
{
    /// <summary>Elements lie one after the other.</summary>
    public readonly struct Dense : IStride1D
    {
        public int XStride => 1;

        public Index1D StrideExtent => new(1);

        public int ComputeElementIndex(Index1D index) => index.X;

        public long ComputeElementIndex(LongIndex1D index) => index.X;

        public int ComputeElementIndexChecked(Index1D index, Index1D extent) => index.X;

        public long ComputeElementIndexChecked(LongIndex1D index, LongIndex1D extent) => index.X;

        public int ComputeBufferLength(Index1D extent) => extent.X;

        public long ComputeBufferLength(LongIndex1D extent) => extent.X;

        public Index1D ReconstructFromElementIndex(int elementIndex) => elementIndex;

        public LongIndex1D ReconstructFromElementIndex(long elementIndex) => elementIndex;

        public General To1DStride() => AsGeneral();

        public General AsGeneral() => new(1);

        public override string ToString() => "Dense";
    }

    /// <summary>Elements lie a fixed number of elements apart.</summary>
    public struct General(Index1D stride) : IStride1D
    {
        public readonly int XStride => StrideExtent.X;

        public Index1D StrideExtent { get; } = stride;

        public readonly int ComputeElementIndex(Index1D index) => index.X * StrideExtent.X;

        public readonly long ComputeElementIndex(LongIndex1D index) => index.X * StrideExtent.X;

        public readonly int ComputeElementIndexChecked(Index1D index, Index1D extent) => ComputeElementIndex(index);

        public readonly long ComputeElementIndexChecked(LongIndex1D index, LongIndex1D extent) => ComputeElementIndex(index);

        public readonly int ComputeBufferLength(Index1D extent) => extent.X * StrideExtent.X;

        public readonly long ComputeBufferLength(LongIndex1D extent) => extent.X * StrideExtent.X;

        public readonly Index1D ReconstructFromElementIndex(int elementIndex) => elementIndex / StrideExtent.X;

        public readonly LongIndex1D ReconstructFromElementIndex(long elementIndex) => elementIndex / StrideExtent.X;

        public readonly General To1DStride() => this;

        public readonly General AsGeneral() => this;

        public override readonly string ToString() => XStride.ToString();
    }
}
