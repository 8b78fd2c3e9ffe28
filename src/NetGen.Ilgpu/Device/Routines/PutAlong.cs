using ILGPU;

namespace NetGen.Ilgpu;

/// <content>Sums by index within a row.</content>
public static partial class DeviceRoutines
{
    /// <summary>
    /// y = 0 for <paramref name="size"/> elements; then y[indices[i]] += values[i] in the order of i. Each lane owns every
    /// <paramref name="lanes"/>-th element of y, and looks at all indices for those of its own.
    /// </summary>
    public static void PutAlong(
        int lane, int lanes, int count, int size, ArrayView<int> indices, int indexStart, int indexStride, ArrayView<float> values,
        int valueStart, int valueStride, ArrayView<float> y, int yStart, int yStride)
    {
        for (int i = lane; i < size; i += lanes)
        {
            y[yStart + i * yStride] = 0f;
        }

        for (int i = 0; i < count; i++)
        {
            int index = indices[indexStart + i * indexStride];
            if (index % lanes == lane)
            {
                int at = yStart + index * yStride;
                y[at] = y[at] + values[valueStart + i * valueStride];
            }
        }
    }
}
