using ILGPU;

namespace NetGen.Ilgpu;

/// <content>Stable sorting of positions by value.</content>
public static partial class DeviceRoutines
{
    /// <summary>
    /// order[r] = the position of the element that comes r-th. Equal values keep their order, −0 equals 0, and NaN counts as larger than
    /// every number. Each lane counts, for its elements, how many come before: count² / lanes comparisons.
    /// </summary>
    public static void ArgSort(
        int lane, int lanes, int count, ArrayView<float> x, int xStart, int xStride, ArrayView<int> order, int orderStart, int orderStride,
        bool descending)
    {
        for (int i = lane; i < count; i += lanes)
        {
            uint key = SortingKey(x[xStart + i * xStride], descending);
            int rank = 0;
            for (int j = 0; j < count; j++)
            {
                uint other = SortingKey(x[xStart + j * xStride], descending);
                rank += other < key || (other == key && j < i) ? 1 : 0;
            }

            order[orderStart + rank * orderStride] = i;
        }
    }

    /// <summary>An integer in the order of the numbers: the bits of negative ones run backwards.</summary>
    static uint SortingKey(float value, bool descending)
    {
        uint bits = FloatBits.IsZero(value) ? 0u : FloatBits.Of(value);
        uint key = FloatBits.IsNaN(value) ? uint.MaxValue : (bits & FloatBits.Sign) != 0 ? ~bits : bits | FloatBits.Sign;
        return descending ? ~key : key;
    }
}
