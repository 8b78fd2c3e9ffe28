using ILGPU;

namespace NetGen.Ilgpu;

/// <content>Systems with triangular matrices.</content>
public static partial class DeviceRoutines
{
    /// <summary>
    /// X of A X = B for an n by n triangle A and n by m right sides, by substitution from the first row, or from the last if A is the upper
    /// triangle; the other triangle is not read. Products are added up in two floats. The right sides are spread over the lanes.
    /// </summary>
    public static void TriangularSolve(
        int lane, int lanes, int n, int m, ArrayView<float> a, int aStart, int aRow, int aColumn, ArrayView<float> b, int bStart, int bRow,
        int bColumn, ArrayView<float> x, int xStart, int xRow, int xColumn, bool upper)
    {
        if (upper)
        {
            // The same with both axes of A, and the rows of B and X, counted from the end.
            aStart += (n - 1) * (aRow + aColumn);
            bStart += (n - 1) * bRow;
            xStart += (n - 1) * xRow;
            aRow = -aRow;
            aColumn = -aColumn;
            bRow = -bRow;
            xRow = -xRow;
        }

        for (int j = lane; j < m; j += lanes)
        {
            int column = xStart + j * xColumn;
            for (int i = 0; i < n; i++)
            {
                int row = aStart + i * aRow;
                float rest = Rest(b[bStart + i * bRow + j * bColumn], i, a, row, aColumn, x, column, xRow);
                x[column + i * xRow] = rest / a[row + i * aColumn];
            }
        }
    }
}
