namespace NetGen.Cpu;

/// <content>Decomposition of symmetric positive definite matrices.</content>
public static unsafe partial class Routines
{
    /// <summary>
    /// The lower triangular L with L Lᵀ = A, row by row (Cholesky–Banachiewicz); reads the lower triangle of A and writes zeros above the
    /// diagonal. A pivot below zero gives NaN. Products are added up in double precision.
    /// </summary>
    public static void Cholesky(nint n, float* a, nint aRow, nint aColumn, float* l, nint lRow, nint lColumn)
    {
        for (nint i = 0; i < n; i++)
        {
            float* row = l + i * lRow;
            for (nint j = 0; j < i; j++)
            {
                float* other = l + j * lRow;
                row[j * lColumn] = (float)(Rest(a[i * aRow + j * aColumn], j, row, other, lColumn) / other[j * lColumn]);
            }

            row[i * lColumn] = (float)Math.Sqrt(Rest(a[i * aRow + i * aColumn], i, row, row, lColumn));
            for (nint j = i + 1; j < n; j++)
            {
                row[j * lColumn] = 0;
            }
        }
    }

    /// <summary>start − Σ x[k] y[k] over the first elements of two rows.</summary>
    static double Rest(double start, nint count, float* x, float* y, nint step)
    {
        for (nint k = 0; k < count; k++)
        {
            start -= (double)x[k * step] * y[k * step];
        }

        return start;
    }
}
