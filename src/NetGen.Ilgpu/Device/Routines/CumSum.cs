using ILGPU;

namespace NetGen.Ilgpu;

/// <content>Running sums.</content>
public static partial class DeviceRoutines
{
    /// <summary>
    /// y[i] = x[0] + … + x[i], or x[i] + … + x[count − 1]; added up in two floats, since errors would pile up. The first lane does it all.
    /// </summary>
    public static void CumSum(
        int lane, int lanes, int count, ArrayView<float> x, int xStart, int xStride, ArrayView<float> y, int yStart, int yStride,
        bool reverse)
    {
        if (lane != 0)
        {
            return;
        }

        float high = 0f, low = 0f;
        for (int step = 0; step < count; step++)
        {
            int i = reverse ? count - 1 - step : step;
            TwoFloats.Add(ref high, ref low, x[xStart + i * xStride]);
            y[yStart + i * yStride] = TwoFloats.Round(high, low);
        }
    }
}
