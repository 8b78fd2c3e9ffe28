namespace IlgpuSimulator.Tests;

public class BarrierTests : SimulatedCuda
{
    static void Sum(ArrayView<float> x, ArrayView<float> y)
    {
        var shared = SharedMemory.Allocate1D<float>(64);
        var i = Group.IdxX;
        shared[i] = x[Grid.IdxX * 64 + i];
        Group.Barrier();
        for (var half = 32; half > 0; half /= 2)
        {
            if (i < half) shared[i] += shared[i + half];
            Group.Barrier();
        }

        if (i == 0) y[Grid.IdxX] = shared[0];
    }

    static void SumWithoutBarrier(ArrayView<float> x, ArrayView<float> y)
    {
        var shared = SharedMemory.Allocate1D<float>(64);
        var i = Group.IdxX;
        shared[i] = x[Grid.IdxX * 64 + i];
        Group.Barrier();
        for (var half = 32; half > 0; half /= 2)
        {
            if (i < half) shared[i] += shared[i + half];
        }

        if (i == 0) y[Grid.IdxX] = shared[0];
    }

    float[] Run(Action<ArrayView<float>, ArrayView<float>> sum, int groups = 10)
    {
        using var x = Accelerator.Allocate1D(Enumerable.Range(0, 64 * groups).Select(i => (float)(i % 7)).ToArray());
        using var y = Floats(groups);
        Accelerator.LoadStreamKernel(sum)((groups, 64), x.View, y.View);
        return y.GetAsArray1D();
    }

    static float[] Expected(int groups) =>
        [.. Enumerable.Range(0, groups).Select(g => (float)Enumerable.Range(g * 64, 64).Sum(i => i % 7))];

    [Fact]
    public void ThreadsMeetAtBarriers()
    {
        Assert.Equal(Expected(10), Run(Sum));
        Assert.Equal(10 * 7, Simulation.Statistics.Barriers);
    }

    [Fact]
    public void AMissingBarrierIsSeen() => Assert.NotEqual(Expected(10), Run(SumWithoutBarrier));

    static void Ticket(ArrayView<int> counter, ArrayView<int> order)
    {
        for (var interval = 0; interval < 3; interval++)
        {
            order[interval * 16 + Group.IdxX] = Atomic.Add(ref counter[0], 1);
            Group.Barrier();
        }
    }

    [Fact]
    public void EachIntervalHasAnOrderOfItsOwn()
    {
        using var counter = Accelerator.Allocate1D(new[] { 0 });
        using var order = Accelerator.Allocate1D<int>(48);
        Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(Ticket)((1, 16), counter.View, order.View);
        var intervals = order.GetAsArray1D().Chunk(16).Select((o, i) => o.Select(v => v - 16 * i).ToArray()).ToList();
        Assert.All(intervals, o => Assert.Equal(Enumerable.Range(0, 16), o.Order()));
        Assert.NotEqual(intervals[0], intervals[1]);
        Assert.NotEqual(intervals[1], intervals[2]);
    }

    static void Early(ArrayView<float> x, ArrayView<float> y)
    {
        if (Group.IdxX == 5) return;
        Group.Barrier();
        y[0] = x[0];
    }

    static void Diverging(ArrayView<float> x, ArrayView<float> y)
    {
        if (Group.IdxX < 32)
        {
            Group.Barrier();
        }
        else
        {
            Group.Barrier();
        }

        y[0] = x[0];
    }

    [Fact]
    public void AThreadThatReturnsBeforeABarrierIsFound()
    {
        var e = Assert.Throws<KernelFaultException>(() => Run(Early, 1));
        Assert.Matches(@"^Kernel BarrierTests\.Early, group 0, thread \d+: waits at Group.Barrier in line \d+ for threads that do not come: thread 5 has returned\.$", e.Message);
    }

    [Fact]
    public void ThreadsAtDifferentBarriersAreFound()
    {
        var e = Assert.Throws<KernelFaultException>(() => Run(Diverging, 1));
        Assert.Matches(@"waits at Group.Barrier in line \d+ for threads that do not come: thread \d+ waits at Group.Barrier in line \d+\.$", e.Message);
    }

    static void Votes(ArrayView<int> y)
    {
        var i = Group.IdxX;
        var count = Group.BarrierPopCount(i % 3 == 0);
        var all = Group.BarrierAnd(i < 10);
        var any = Group.BarrierOr(i == 7);
        y[i] = count + (all ? 100 : 0) + (any ? 1000 : 0) + 10_000 * Group.Broadcast(i, 4);
    }

    [Fact]
    public void BarriersVoteAndBroadcast()
    {
        using var y = Accelerator.Allocate1D<int>(10);
        Accelerator.LoadStreamKernel<ArrayView<int>>(Votes)((1, 10), y.View);
        Assert.All(y.GetAsArray1D(), v => Assert.Equal(41104, v));
    }

    static void LeavesItsWarp(ArrayView<float> x, ArrayView<float> y)
    {
        if (Group.IdxX == 40) return;
        y[0] = Warp.ShuffleXor(x[0], 1);
    }

    [Fact]
    public void ALaneThatIsNotThereIsFound() =>
        Assert.EndsWith("waits at Warp.ShuffleXor for threads that do not come: thread 40 has returned.", Assert.Throws<KernelFaultException>(() => Run(LeavesItsWarp, 1)).Message);

    static void Lanes(ArrayView<int> y)
    {
        var v = Warp.LaneIdx;
        var i = Group.IdxX;
        y[i * 4] = Warp.ShuffleDown(v, 3);
        y[i * 4 + 1] = Warp.ShuffleXor(v, 5);
        y[i * 4 + 2] = Warp.Shuffle(v, (v + 1) % 32);
        y[i * 4 + 3] = Warp.ShuffleUp(v, 2, 8);
    }

    [Fact]
    public void LanesExchangeAsInPtx()
    {
        using var y = Accelerator.Allocate1D<int>(64 * 4);
        Accelerator.LoadStreamKernel<ArrayView<int>>(Lanes)((1, 64), y.View);
        var values = y.GetAsArray1D();
        for (var i = 0; i < 64; i++)
        {
            var lane = i % 32;
            int[] expected = [lane + 3 < 32 ? lane + 3 : lane, lane ^ 5, (lane + 1) % 32, lane % 8 >= 2 ? lane - 2 : lane];
            Assert.Equal(expected, values[(i * 4)..(i * 4 + 4)]);
        }
    }
}
