namespace IlgpuSimulator.Tests;

public class ViewTests : SimulatedCuda
{
    public struct Vector
    {
        public float X, Y, Z, W;
    }

    static void Touch(ArrayView<float> x, int i) => x[i] = 1;

    static void Wide(ArrayView<float> x, int offset) => x.SubView(offset, 4).Cast<Vector>()[0] = default;

    static void SharedFloats(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate1D<float>(16);
        x[Group.IdxX] = shared[Group.IdxX];
    }

    static void SharedOutside(ArrayView<float> x) => x[0] = SharedMemory.Allocate<float>(16)[16];

    static void SharedCast(ArrayView<float> x) => x[0] = SharedMemory.Allocate<float>(16).Cast<Vector>()[0].X;

    static void Dynamic(ArrayView<float> x)
    {
        var shared = SharedMemory.GetDynamic<float>();
        x[0] = shared.IntLength;
        x[1] = shared[0];
    }

    static void TooMuch(ArrayView<float> x) => x[0] = SharedMemory.Allocate<float>(20_000)[0];

    KernelFaultException Fault(Action<ArrayView<float>> kernel, ArrayView<float> x) =>
        Assert.Throws<KernelFaultException>(() => Accelerator.LoadStreamKernel(kernel)((1, 1), x));

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void AnAccessOutsideOfASubViewIsRefused(int index)
    {
        using var x = Floats(10);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, int>(Touch);
        var e = Assert.Throws<KernelFaultException>(() => kernel((1, 1), x.View.BaseView.SubView(3, 4), index));
        Assert.Equal($"Kernel ViewTests.Touch, group 0, thread 0: accesses element {index} of buffer #0 of 40 bytes as Single at 3, which has length 4.", e.Message);
    }

    [Fact]
    public void TheHostDoesNotIndexDeviceMemory()
    {
        using var x = Floats(10);
        Assert.Contains("The host reads or writes element 2 of buffer #0", Assert.Throws<KernelFaultException>(() => x.View[2]).Message);
    }

    [Fact]
    public void NewMemoryIsNotANumber()
    {
        using var x = Floats(3);
        Assert.All(x.GetAsArray1D(), v => Assert.Equal(0xFFFFFFFF, BitConverter.SingleToUInt32Bits(v)));
        using var y = Floats(16);
        Accelerator.LoadStreamKernel<ArrayView<float>>(SharedFloats)((1, 16), y.View);
        Assert.All(y.GetAsArray1D(), v => Assert.Equal(0xFFFFFFFF, BitConverter.SingleToUInt32Bits(v)));
    }

    [Fact]
    public void FreedMemoryIsNotAccessed()
    {
        var x = Floats(10);
        ArrayView<float> view = x.View;
        x.Dispose();
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, int>(Touch);
        Assert.Contains("whose memory was freed", Assert.Throws<KernelFaultException>(() => kernel((1, 1), view, 0)).Message);
        Assert.Throws<ObjectDisposedException>(() => view.MemSetToZero());
    }

    [Fact]
    public void SubViewsBeginInsideOfTheirView()
    {
        using var x = Floats(10);
        var view = x.View.BaseView;
        Assert.Equal(0, view.SubView(9, 0).Length);
        Assert.Throws<KernelFaultException>(() => view.SubView(10, 0));
        Assert.Throws<KernelFaultException>(() => view.SubView(5, 6));
        Assert.Throws<KernelFaultException>(() => view.SubView(5, -1));
        Assert.Equal(0, view.SubView(3, 0).SubView(0, 0).Length);
    }

    [Fact]
    public void AVectorLiesWhereAVectorCan()
    {
        using var x = Floats(12);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, int>(Wide);
        kernel((1, 1), x.View, 4);
        var e = Assert.Throws<KernelFaultException>(() => kernel((1, 1), x.View, 2));
        Assert.EndsWith("which begins 8 bytes into its memory, to elements of Vector; it must begin at a whole and aligned element of 16 bytes.", e.Message);
        Assert.Equal(3, x.View.BaseView.Cast<Vector>().Length);
    }

    [Fact]
    public void SharedMemoryIsCheckedToo()
    {
        using var x = Floats(4);
        Assert.Contains("accesses element 16 of shared memory #0 as Single at 0, which has length 16", Fault(SharedOutside, x.View).Message);
        Assert.Contains("must begin at a whole and aligned element of 16 bytes", Fault(SharedCast, x.View).Message);
        Assert.Contains("uses 80000 bytes of shared memory; the device has 49152 for a group", Fault(TooMuch, x.View).Message);
    }

    [Fact]
    public void DynamicSharedMemoryComesFromTheLaunch()
    {
        using var x = Floats(2);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>>(Dynamic);
        kernel(new(1, 1, SharedMemoryConfig.RequestDynamic<float>(12)), x.View);
        Assert.Equal([12, float.NaN], x.GetAsArray1D());
        Assert.Throws<CudaException>(() => kernel(new(1, 1, SharedMemoryConfig.RequestDynamic<float>(12289)), x.View));
        Assert.Throws<InvalidOperationException>(() =>
            Accelerator.LoadStreamKernel<ArrayView<float>>(SharedFloats)(new(1, 1, SharedMemoryConfig.RequestDynamic<float>(1)), x.View));
    }

    [Fact]
    public void CopiesGoBothWays()
    {
        using var x = Floats(6);
        using var y = Floats(6);
        float[] data = [1, 2, 3, 4, 5, 6];
        x.View.CopyFromCPU(data);
        y.MemSetToZero();
        x.View.BaseView.SubView(1, 3).CopyTo(y.View.BaseView.SubView(2, 3));
        Assert.Equal([0, 0, 2, 3, 4, 0], y.GetAsArray1D());
        y.View.BaseView.SubView(0, 2).CopyFromCPU(Accelerator.DefaultStream, (ReadOnlySpan<float>)data.AsSpan(4));
        var back = new float[2];
        y.View.BaseView.SubView(1, 2).CopyToCPU(ref back[0], 2);
        Assert.Equal([6, 2], back);
        Assert.Throws<KernelFaultException>(() => x.View.BaseView.SubView(1, 3).CopyTo(x.View.BaseView.SubView(2, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => y.View.BaseView.SubView(0, 2).CopyFromCPU(data));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.View.BaseView.SubView(0, 2).CopyTo(y.View.BaseView));
    }
}
