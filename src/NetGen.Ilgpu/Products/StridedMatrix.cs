using System.ComponentModel;
using ILGPU;

namespace NetGen.Ilgpu;

/// <summary>Matrices of a batch, as they lie in memory.</summary>
/// <param name="View">The memory.</param>
/// <param name="Start">Where the first element of the first matrix is.</param>
/// <param name="RowStride">From a row to the next, in floats.</param>
/// <param name="ColumnStride">From a column to the next.</param>
/// <param name="BatchStride">From a matrix to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StridedMatrix(ArrayView<float> View, long Start, long RowStride, long ColumnStride, long BatchStride)
{
    internal StridedMatrix Transposed => this with { RowStride = ColumnStride, ColumnStride = RowStride };

    internal ArrayView<float> Elements => View.SubView(Start, View.Length - Start);
}
