using System.Diagnostics;

namespace IlgpuSimulator.Tests;

/// <summary>Tests of kernels run by the thousand; these bounds are far from what is needed, for machines that do other things, too.</summary>
public class SpeedTests : SimulatedCuda
{
    static void Scale(ArrayView<float> x, float factor)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (i < x.IntLength) x[i] *= factor;
    }

    static void Accumulate(ArrayView<float> x, int rounds)
    {
        var sum = 0f;
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < x.IntLength; i++) sum += x[i];
        }

        x[0] = sum;
    }

    static void Barriers(ArrayView<float> x, int count)
    {
        for (var i = 0; i < count; i++) Group.Barrier();
        x[Group.IdxX] = count;
    }

    static void Within(int milliseconds, Action action)
    {
        action();
        var watch = Stopwatch.StartNew();
        action();
        Assert.True(watch.ElapsedMilliseconds < milliseconds, $"It took {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public void TenThousandLaunches()
    {
        using var x = Accelerator.Allocate1D(new float[64]);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, float>(Scale);
        Within(10_000, () =>
        {
            for (var i = 0; i < 10_000; i++) kernel((1, 64), x.View, 2);
        });
    }

    [Fact]
    public void TenMillionAccesses()
    {
        using var x = Accelerator.Allocate1D(new float[1000]);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, int>(Accumulate);
        Within(10_000, () => kernel((1, 1), x.View, 10_000));
    }

    [Fact]
    public void AHundredGroupsOf64ThreadsWithSevenBarriers()
    {
        using var x = Floats(64);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, int>(Barriers);
        Within(10_000, () => kernel((100, 64), x.View, 7));
    }
}
