namespace IlgpuSimulator.Tests;

public class LaunchTests : SimulatedCuda
{
    static void Scale(ArrayView<float> x, ArrayView<float> y, float factor, int n)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (i < n) y[i] = x[i] * factor;
    }

    [Fact]
    public void EveryThreadRunsOnce()
    {
        var data = Enumerable.Range(0, 1000).Select(i => (float)i).ToArray();
        using var x = Accelerator.Allocate1D(data);
        using var y = Floats(1000);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>, float, int>(Scale);
        kernel(new KernelConfig(8, 128), x.View, y.View, 3, 1000);
        Accelerator.Synchronize();
        Assert.Equal(data.Select(v => 3 * v), y.GetAsArray1D());
    }

    static void Index3(ArrayView<int> y)
    {
        var group = Grid.IdxX + Grid.DimX * (Grid.IdxY + Grid.DimY * Grid.IdxZ);
        var thread = Group.IdxX + Group.DimX * (Group.IdxY + Group.DimY * Group.IdxZ);
        y[group * Group.Dimension.Size + thread] = Grid.GlobalLinearIndex;
    }

    [Fact]
    public void GridsAndGroupsHaveThreeDimensions()
    {
        using var y = Accelerator.Allocate1D<int>(2 * 3 * 4 * 5 * 3 * 2);
        var kernel = Accelerator.LoadKernel<ArrayView<int>>(Index3);
        using var stream = Accelerator.CreateStream();
        kernel(stream, new KernelConfig(2, 3, 4, 5, 3, 2), y.View);
        stream.Synchronize();
        Assert.Equal(Enumerable.Range(0, (int)y.Length), y.GetAsArray1D(stream));
    }

    static void Fourteen(ArrayView<int> y, int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, long m) =>
        y[0] = a + b + c + d + e + f + g + h + i + j + k + l + (int)m;

    [Fact]
    public void AKernelTakesFourteenArguments()
    {
        using var y = Accelerator.Allocate1D<int>(1);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<int>, int, int, int, int, int, int, int, int, int, int, int, int, long>(Fourteen);
        kernel((1, 1), y.View, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13L);
        Assert.Equal([91], y.GetAsArray1D());
    }

    static void Ticket(ArrayView<int> counter, ArrayView<int> order) => order[Grid.GlobalLinearIndex] = Atomic.Add(ref counter[0], 1);

    int[] Order(int seed, int groups, int threads)
    {
        Simulation.Seed = seed;
        using var counter = Accelerator.Allocate1D(new[] { 0 });
        using var order = Accelerator.Allocate1D<int>(groups * threads);
        Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(Ticket)(new(groups, threads), counter.View, order.View);
        return order.GetAsArray1D();
    }

    [Fact]
    public void TheOrderOfThreadsAndGroupsComesFromTheSeed()
    {
        var first = Order(1, 10, 10);
        Assert.NotEqual(Enumerable.Range(0, 100), first);
        Assert.Equal(Enumerable.Range(0, 100), first.Order());
        Assert.NotEqual(first, Order(2, 10, 10));
    }

    [Fact]
    public void SameSeedSameOrder()
    {
        int[] Run()
        {
            using var simulation = Simulator.Begin();
            using var context = Context.Create(b => b.Cuda());
            using var accelerator = context.CreateCudaAccelerator(0);
            using var counter = accelerator.Allocate1D(new[] { 0 });
            using var order = accelerator.Allocate1D<int>(64);
            accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(Ticket)((4, 16), counter.View, order.View);
            return order.GetAsArray1D();
        }

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void ALaunchThatNoDeviceTakesFailsAsOnOne()
    {
        using var x = Floats(1);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>, float, int>(Scale);
        foreach (var config in new KernelConfig[] { (0, 1), (1, 0), (1, 1025), new(1, 65536, 1, 1, 1, 1) })
        {
            var e = Assert.Throws<CudaException>(() => kernel(config, x.View, x.View, 1, 0));
            Assert.Equal(("CUDA_ERROR_INVALID_VALUE", "invalid argument"), (e.Error, e.Message));
            Assert.Contains("LaunchTests.Scale is launched with", e.InnerException!.Message);
        }
    }
}
