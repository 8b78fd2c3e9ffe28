namespace NetGen.Cpu;

/// <content>Systems with triangular matrices.</content>
public static unsafe partial class Routines
{
    /// <summary>
    /// X of A X = B for an n by n triangle A and n by m right sides, by substitution from the first row, or from the last if A is the upper
    /// triangle; the other triangle is not read. Products are added up in double precision.
    /// </summary>
    public static void TriangularSolve(
        nint n, nint m, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bColumn, float* x, nint xRow, nint xColumn, bool upper)
    {
        if (upper)
        {
            // The same with both axes of A, and the rows of B and X, counted from the end.
            a += (n - 1) * (aRow + aColumn);
            b += (n - 1) * bRow;
            x += (n - 1) * xRow;
            (aRow, aColumn, bRow, xRow) = (-aRow, -aColumn, -bRow, -xRow);
        }

        for (nint i = 0; i < n; i++)
        {
            float* row = a + i * aRow;
            for (nint j = 0; j < m; j++)
            {
                double rest = b[i * bRow + j * bColumn];
                float* column = x + j * xColumn;
                for (nint k = 0; k < i; k++)
                {
                    rest -= (double)row[k * aColumn] * column[k * xRow];
                }

                column[i * xRow] = (float)(rest / row[i * aColumn]);
            }
        }
    }
}
