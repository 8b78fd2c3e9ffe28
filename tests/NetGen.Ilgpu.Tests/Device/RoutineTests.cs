using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Routines for rows against their definitions in float64, for many strides and numbers of lanes.</summary>
public sealed class RoutineTests : KernelTest
{
    public static TheoryData<int, int> LanesAndCounts
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (int lanes in new[] { 1, 2, 7, 32 })
            {
                foreach (int count in new[] { 0, 1, 2, 31, 64, 100 })
                {
                    data.Add(lanes, count);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(LanesAndCounts))]
    public void RunningSums(int lanes, int count)
    {
        var random = new Random(count * 100 + lanes);
        foreach (bool reverse in new[] { false, true })
        {
            var x = Row(count, random, () => (random.NextSingle() - 0.5f) * 1000);
            var y = CumSum(lanes, x, random, reverse);
            double sum = 0;
            for (int step = 0; step < count; step++)
            {
                int i = reverse ? count - 1 - step : step;
                sum += x[i];
                Assert.Equal((float)sum, y[i]);
            }
        }
    }

    [Fact]
    public void ALongRunningSumKeepsSmallTerms()
    {
        var random = new Random(1);
        var x = new Placed<float>(1001, 1, random, float.NaN);
        for (int i = 0; i < x.Rows; i++)
        {
            x[i] = i == 0 ? 1 << 24 : 1;
        }

        Assert.Equal((1 << 24) + 1000, CumSum(2, x, random, reverse: false)[1000]);
    }

    [Fact]
    public void InfinityInARunningSumStays()
    {
        float[] numbers = [1, float.PositiveInfinity, 2, float.NegativeInfinity, 3];
        var random = new Random(2);
        var x = new Placed<float>(5, 1, random, 0);
        for (int i = 0; i < 5; i++)
        {
            x[i] = numbers[i];
        }

        var y = CumSum(1, x, random, reverse: false);
        Assert.Equal([1, float.PositiveInfinity, float.PositiveInfinity, float.NaN, float.NaN], Enumerable.Range(0, 5).Select(i => y[i]));
    }

    [Theory, MemberData(nameof(LanesAndCounts))]
    public void StableOrder(int lanes, int count)
    {
        var random = new Random(count * 100 + lanes);
        foreach (bool descending in new[] { false, true })
        {
            var many = Row(count, random, () => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-30, 30)));
            var few = Row(count, random, () => random.Next(4) == 0 ? -0f : random.Next(-2, 3));
            foreach (var x in new[] { many, few })
            {
                var indices = Enumerable.Range(0, count);
                var expected = descending ? indices.OrderByDescending(i => x[i]) : indices.OrderBy(i => x[i]);
                Assert.Equal(expected, ArgSort(lanes, x, random, descending));
            }
        }
    }

    [Fact]
    public void SpecialValuesHaveTheirPlaces()
    {
        float[] values = [float.NaN, 0f, -0f, float.PositiveInfinity, float.NegativeInfinity, -float.NaN, float.Epsilon];
        var random = new Random(3);
        var x = new Placed<float>(values.Length, 1, random, 0);
        for (int i = 0; i < values.Length; i++)
        {
            x[i] = values[i];
        }

        Assert.Equal([4, 1, 2, 6, 3, 0, 5], ArgSort(2, x, random, false));
        Assert.Equal([0, 5, 3, 6, 1, 2, 4], ArgSort(2, x, random, true));
    }

    [Theory, MemberData(nameof(LanesAndCounts))]
    public void SumsByIndex(int lanes, int count)
    {
        var random = new Random(count * 100 + lanes);
        int size = random.Next(1, 40);
        var values = Row(count, random, () => random.NextSingle() - 0.5f);
        var indices = new Placed<int>(count, 1, random, -7);
        var expected = new float[size];
        for (int i = 0; i < count; i++)
        {
            indices[i] = random.Next(size);
            expected[indices[i]] += values[i];
        }

        var y = new Placed<float>(size, 1, random, 77);
        using var onDevice = Allocate(indices.Memory);
        using var from = Allocate(values.Memory);
        using var to = Allocate(y.Memory);
        var kernel = Accelerator.LoadStreamKernel<Place, Place, Place, ArrayView<int>, ArrayView<float>, ArrayView<float>>(PutAlongKernel);
        kernel(new KernelConfig(1, lanes), Place.Of(indices), Place.Of(values), Place.Of(y), onDevice.View, from.View, to.View);
        y.Memory = to.GetAsArray1D();
        Assert.Equal(expected, Enumerable.Range(0, size).Select(i => y[i]));
        y.AssertTheRestIsUntouched();
    }

    static Placed<float> Row(int count, Random random, Func<float> next)
    {
        var row = new Placed<float>(count, 1, random, float.NaN);
        for (int i = 0; i < count; i++)
        {
            row[i] = next();
        }

        return row;
    }

    Placed<float> CumSum(int lanes, Placed<float> x, Random random, bool reverse)
    {
        var y = new Placed<float>(x.Rows, 1, random, 77);
        using var from = Allocate(x.Memory);
        using var to = Allocate(y.Memory);
        var kernel = Accelerator.LoadStreamKernel<Place, Place, ArrayView<float>, ArrayView<float>, int>(CumSumKernel);
        kernel(new KernelConfig(1, lanes), Place.Of(x), Place.Of(y), from.View, to.View, reverse ? 1 : 0);
        y.Memory = to.GetAsArray1D();
        y.AssertTheRestIsUntouched();
        return y;
    }

    IEnumerable<int> ArgSort(int lanes, Placed<float> x, Random random, bool descending)
    {
        var order = new Placed<int>(x.Rows, 1, random, -7);
        using var from = Allocate(x.Memory);
        using var to = Allocate(order.Memory);
        var kernel = Accelerator.LoadStreamKernel<Place, Place, ArrayView<float>, ArrayView<int>, int>(ArgSortKernel);
        kernel(new KernelConfig(1, lanes), Place.Of(x), Place.Of(order), from.View, to.View, descending ? 1 : 0);
        order.Memory = to.GetAsArray1D();
        order.AssertTheRestIsUntouched();
        return Enumerable.Range(0, x.Rows).Select(i => order[i]);
    }

    static void CumSumKernel(Place x, Place y, ArrayView<float> from, ArrayView<float> to, int reverse) =>
        DeviceRoutines.CumSum(Group.IdxX, Group.DimX, x.Rows, from, x.Start, x.RowStride, to, y.Start, y.RowStride, reverse != 0);

    static void ArgSortKernel(Place x, Place order, ArrayView<float> from, ArrayView<int> to, int descending) =>
        DeviceRoutines.ArgSort(
            Group.IdxX, Group.DimX, x.Rows, from, x.Start, x.RowStride, to, order.Start, order.RowStride, descending != 0);

    static void PutAlongKernel(Place indices, Place values, Place y, ArrayView<int> at, ArrayView<float> from, ArrayView<float> to) =>
        DeviceRoutines.PutAlong(
            Group.IdxX, Group.DimX, values.Rows, y.Rows, at, indices.Start, indices.RowStride, from, values.Start, values.RowStride,
            to, y.Start, y.RowStride);
}
