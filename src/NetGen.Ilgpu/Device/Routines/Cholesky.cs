using ILGPU;

namespace NetGen.Ilgpu;

/// <content>Decomposition of symmetric positive definite matrices.</content>
public static partial class DeviceRoutines
{
    /// <summary>
    /// The lower triangular L with L Lᵀ = A, row by row (Cholesky–Banachiewicz); reads the lower triangle of A and writes zeros above the
    /// diagonal. A pivot below zero gives NaN. Products are added up in two floats. Every row needs those before it, so the first lane does
    /// it all but the zeros.
    /// </summary>
    public static void Cholesky(
        int lane, int lanes, int n, ArrayView<float> a, int aStart, int aRow, int aColumn, ArrayView<float> l, int lStart, int lRow,
        int lColumn)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1 + lane; j < n; j += lanes)
            {
                l[lStart + i * lRow + j * lColumn] = 0f;
            }
        }

        if (lane != 0)
        {
            return;
        }

        for (int i = 0; i < n; i++)
        {
            int row = lStart + i * lRow;
            for (int j = 0; j <= i; j++)
            {
                int other = lStart + j * lRow;
                float rest = Rest(a[aStart + i * aRow + j * aColumn], j, l, row, lColumn, l, other, lColumn);
                l[row + j * lColumn] = j < i ? rest / l[other + j * lColumn] : DeviceMath.Sqrt(rest);
            }
        }
    }

    /// <summary>start − Σ x[k] y[k] over the first elements of two rows, in two floats.</summary>
    static float Rest(float start, int count, ArrayView<float> x, int xStart, int xStride, ArrayView<float> y, int yStart, int yStride)
    {
        float high = start, low = 0f;
        for (int k = 0; k < count; k++)
        {
            TwoFloats.SubtractProduct(ref high, ref low, x[xStart + k * xStride], y[yStart + k * yStride]);
        }

        return TwoFloats.Round(high, low);
    }
}
