using ILGPU.Runtime.OpenCL;

namespace IlgpuSimulator.Tests;

public class InlinePtxTests : SimulatedCuda
{
    public struct Vector
    {
        public float X, Y, Z, W;
    }

    static unsafe void Copies(ArrayView<Vector> x, ArrayView<float> y)
    {
        var shared = SharedMemory.Allocate<Vector>(3);
        fixed (Vector* target = &shared[0], source = &x[0])
        {
            CudaAsm.Emit("cp.async.cg.shared.global [%0], [%1], 16; cp.async.commit_group;", (IntPtr)target, (IntPtr)source);
            CudaAsm.Emit("cp.async.ca.shared.global [%0+16], [%1 + 16], 16, %2;", (IntPtr)target, (IntPtr)source, 8);
            CudaAsm.Emit("cp.async.commit_group;");
            y[0] = shared[0].X;
            CudaAsm.Emit("cp.async.wait_group 1;");
            y[1] = shared[0].W;
            y[2] = shared[1].X;
            CudaAsm.Emit("cp.async.ca.shared.global [%0+32], [%1], 4; cp.async.wait_all;", (IntPtr)target, (IntPtr)source);
            y[3] = shared[1].Y;
            y[4] = shared[1].Z;
            y[5] = shared[2].X;
            y[6] = shared[2].Y;
        }
    }

    [Fact]
    public void CopiesArriveWhenTheyAreWaitedFor()
    {
        using var x = Accelerator.Allocate1D(new Vector[] { new() { X = 1, Y = 2, Z = 3, W = 4 }, new() { X = 5, Y = 6, Z = 7, W = 8 } });
        using var y = Floats(7);
        Accelerator.LoadStreamKernel<ArrayView<Vector>, ArrayView<float>>(Copies)((1, 1), x.View, y.View);
        Assert.Equal([float.NaN, 4, float.NaN, 6, 0, 1, float.NaN], y.GetAsArray1D());
    }

    static unsafe void Stores(ArrayView<float> y)
    {
        var shared = SharedMemory.Allocate<Vector>(2);
        CudaAsm.Emit(".reg .f32 %%x<2>;");
        CudaAsm.Emit("mov.f32 %%x0, 0f3F800000; mov.f32 %%x1, 0f40000000;");
        fixed (Vector* place = &shared[0])
        {
            CudaAsm.Emit("st.shared.v2.f32 [%0+8], {%%x0, %%x1};", (IntPtr)place);
            CudaAsm.Emit("st.shared.f32 [%0+20], %%x1;", (IntPtr)place);
        }
        y[0] = shared[0].Y;
        y[1] = shared[0].Z;
        y[2] = shared[0].W;
        y[3] = shared[1].Y;
    }

    [Fact]
    public void RegistersAreStoredToSharedMemory()
    {
        using var y = Floats(4);
        Accelerator.LoadStreamKernel<ArrayView<float>>(Stores)((1, 1), y.View);
        Assert.Equal([float.NaN, 1, 2, 2], y.GetAsArray1D());
    }

    static unsafe void StoresBesides(ArrayView<float> y)
    {
        var shared = SharedMemory.Allocate<Vector>(1);
        CudaAsm.Emit(".reg .f32 %%x; mov.f32 %%x, 0f3F800000;");
        fixed (Vector* place = &shared[0]) CudaAsm.Emit("st.shared.f32 [%0+16], %%x;", (IntPtr)place);
        y[0] = shared[0].X;
    }

    [Fact]
    public void StoresStayInSharedMemory()
    {
        using var y = Floats(1);
        var fault = Assert.Throws<KernelFaultException>(() => Accelerator.LoadStreamKernel<ArrayView<float>>(StoresBesides)((1, 1), y.View));
        Assert.Contains("not 4 bytes of the group's shared memory", fault.Message);
    }

    static void Shuffles(ArrayView<int> y)
    {
        var lane = Warp.LaneIdx;
        CudaAsm.Emit("shfl.sync.bfly.b32 %0, %1, 16, 0x1f, 0xffffffff;", out int opposite, lane);
        CudaAsm.Emit("shfl.sync.down.b32 %0, %1, 1, 0x1f, -1;", out int next, lane);
        CudaAsm.Emit("shfl.sync.up.b32 %0, %1, 1, 0, -1;", out int previous, lane);
        CudaAsm.Emit("shfl.sync.idx.b32 %0, %1, %2, 0x181f, -1;", out int third, lane, 3);
        y[lane] = opposite | next << 8 | previous << 16 | third << 24;
    }

    [Fact]
    public void LanesShuffle()
    {
        using var y = Accelerator.Allocate1D<int>(32);
        Accelerator.LoadStreamKernel<ArrayView<int>>(Shuffles)((1, 32), y.View);
        var expected = Enumerable.Range(0, 32).Select(i => (i ^ 16) | Math.Min(i + 1, 31) << 8 | Math.Max(i - 1, 0) << 16 | (i / 8 * 8 + 3) << 24);
        Assert.Equal(expected, y.GetAsArray1D());
    }

    static void Moves(ArrayView<uint> y)
    {
        CudaAsm.Emit("{ .reg .b16 low, high; mov.b32 {low, high}, %1; mov.b32 %0, {high, low}; } // swapped", out uint swapped, 0x12345678u);
        CudaAsm.Emit("mov.b32 %0, 0f3F800000;", out float one);
        CudaAsm.Emit("cvt.rna.tf32.f32 %0, %1;", out uint tf32, Interop.IntAsFloat(0x3F801000u));
        CudaAsm.Emit("cvt.rn.bf16x2.f32 %0, %1, %2;", out uint bf16, Interop.IntAsFloat(0x3F808000u), Interop.IntAsFloat(0x3F818000u));
        (y[0], y[1], y[2], y[3]) = (swapped, Interop.FloatAsInt(one), tf32, bf16);
    }

    [Fact]
    public void RegistersAreMovedAndConverted()
    {
        using var y = Accelerator.Allocate1D<uint>(4);
        Accelerator.LoadStreamKernel<ArrayView<uint>>(Moves)((1, 1), y.View);
        Assert.Equal([0x56781234u, 0x3F800000u, 0x3F802000u, 0x3F803F82u], y.GetAsArray1D());
    }

    static void Unknown(ArrayView<float> x) => CudaAsm.Emit("add.f32 %0, %0, %0;", x[0]);

    static void Undeclared(ArrayView<float> x) => CudaAsm.Emit("mov.b32 %%v0, %0;", x[0]);

    static void Unset(ArrayView<float> x)
    {
        CudaAsm.Emit(".reg .b32 %%v0;");
        CudaAsm.Emit("mov.b32 %0, %%v0;", out float value);
        x[0] = value;
    }

    static void OtherType(ArrayView<float> x) => CudaAsm.Emit("cvt.rna.tf32.f32 %0, %1;", out float _, 1L);

    static void NameOfIlgpu(ArrayView<float> x) => CudaAsm.Emit(".reg .b32 %%r<4>;");

    static void LonePercent(ArrayView<float> x) => CudaAsm.Emit("mov.b32 %r0, %0;", x[0]);

    static unsafe void GlobalAsShared(ArrayView<float> x)
    {
        fixed (float* p = &x[0]) CudaAsm.Emit("cp.async.ca.shared.global [%0], [%0], 4;", (IntPtr)p);
    }

    static void PartOfAWarp(ArrayView<float> x) => CudaAsm.Emit("shfl.sync.idx.b32 %0, %1, 0, 31, -1;", out float _, x[0]);

    static void Declare()
    {
        CudaAsm.Emit(".reg .b32 %%v0; { .reg .b32 %%w0; }");
        CudaAsm.Emit("{ .reg .b32 %%w0; }");
    }

    static void DeclaresOnce(ArrayView<float> x)
    {
        for (var i = 0; i < 2; i++) Declare();
        x[0] = 1;
    }

    static void DeclaresTwice(ArrayView<float> x)
    {
        Declare();
        x[0] = 1;
        Declare();
    }

    [Fact]
    public void ARegisterIsDeclaredInOnePlaceOfTheInlinedCode()
    {
        using var x = Floats(1);
        Accelerator.LoadStreamKernel<ArrayView<float>>(DeclaresOnce)((1, 1), x.View);
        var e = Assert.Throws<InternalCompilerException>(() => Accelerator.LoadStreamKernel<ArrayView<float>>(DeclaresTwice));
        Assert.EndsWith("the register %v0 of inline PTX is declared in more than one place of the inlined code.", e.Message);
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { nameof(Unknown), "\"add.f32 %0, %0, %0\": the simulator does not know this instruction." },
        { nameof(Undeclared), "\"mov.b32 %v0, %0\": the register %v0 is not declared." },
        { nameof(Unset), "\"mov.b32 %0, %v0\": %v0 is read before it is written." },
        { nameof(OtherType), "\"cvt.rna.tf32.f32 %0, %1\": %1 is .b64, where .f32 is needed." },
        { nameof(NameOfIlgpu), "\".reg .b32 %r0, %r1, %r2, %r3\": %r0 is a name that ILGPU gives its own registers." },
        { nameof(LonePercent), "\"mov.b32 %r0, %0;\": at character 8, a single % is neither an operand nor a register, whose % is written twice." },
        { nameof(GlobalAsShared), "\"cp.async.ca.shared.global [%0], [%0], 4\": [%0] is not 4 bytes of the group's shared memory." },
        { nameof(PartOfAWarp), "\"shfl.sync.idx.b32 %0, %1, 0, 31, -1\": the warp has only 1 lanes." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void WhatIsNotRightIsRefused(string name, string message)
    {
        using var x = Accelerator.Allocate1D(new float[] { 1 });
        var method = typeof(InlinePtxTests).GetMethod(name, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        var kernel = Accelerator.LoadStreamKernel(method.CreateDelegate<Action<ArrayView<float>>>());
        var e = Assert.Throws<KernelFaultException>(() => kernel((1, 1), x.View));
        Assert.Equal($"Kernel InlinePtxTests.{name}, group 0, thread 0: runs the inline PTX {message}", e.Message);
    }

    static void Guarded(ArrayView<float> x)
    {
        if (CudaAsm.IsSupported) CudaAsm.Emit("mov.b32 %0, 0f40000000;", out x[0]);
        else x[0] = 1;
    }

    [Fact]
    public void OtherDevicesTakeTheOtherBranch()
    {
        using var context = Context.CreateDefault();
        foreach (var (device, expected) in new (Device, float)[] { (context.GetCudaDevice(0), 2), (context.GetCLDevice(0), 1) })
        {
            using var accelerator = device.CreateAccelerator(context);
            using var x = accelerator.Allocate1D(new float[1]);
            accelerator.LoadStreamKernel<ArrayView<float>>(Guarded)((1, 1), x.View);
            Assert.Equal([expected], x.GetAsArray1D());
        }
    }
}
