namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Where a matrix is, for a kernel.</summary>
public struct Place
{
    public int Rows, Start, RowStride, ColumnStride;

    internal static Place Of<T>(Placed<T> matrix)
        where T : unmanaged =>
        new() { Rows = matrix.Rows, Start = matrix.Start, RowStride = matrix.RowStride, ColumnStride = matrix.ColumnStride };
}
