using ILGPU.Runtime.CPU;
using ILGPU.Runtime.OpenCL;

namespace IlgpuSimulator.Tests;

public class FailureTests : SimulatedCuda
{
    static void Fill(ArrayView<float> x) => x[Group.IdxX] = 1;

    static void Divide(ArrayView<int> x) => x[0] = 1 / x[0];

    [Fact]
    public void MemoryRunsOut()
    {
        Simulation.MemorySize = 4000;
        using var x = Floats(600);
        var e = Assert.Throws<CudaException>(() => Floats(500));
        Assert.Equal("CUDA_ERROR_OUT_OF_MEMORY", e.Error);
        Assert.Equal(AcceleratorType.Cuda, e.AcceleratorType);
        x.Dispose();
        Floats(1000).Dispose();
        Assert.Equal(4000, Accelerator.MemorySize);
    }

    [Fact]
    public void OpenCLRunsOutOfMemoryInItsOwnWay()
    {
        Simulation.MemorySize = 100;
        using var context = Context.Create(b => b.OpenCL());
        using var accelerator = context.CreateCLAccelerator(0);
        Assert.Equal(CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE, Assert.Throws<CLException>(() => accelerator.Allocate1D<float>(26)).Error);
    }

    [Fact]
    public void OneAllocationFails()
    {
        Simulation.AllocationsUntilFailure = 1;
        Floats(1).Dispose();
        Assert.Throws<CudaException>(() => Floats(1));
        Floats(1).Dispose();
    }

    [Fact]
    public void ALostDeviceFailsFromThenOn()
    {
        using var x = Floats(4);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>>(Fill);
        Simulation.LaunchesUntilLoss = 2;
        kernel((1, 4), x.View);
        kernel((1, 4), x.View);
        Assert.Equal("CUDA_ERROR_LAUNCH_FAILED", Assert.Throws<CudaException>(() => kernel((1, 4), x.View)).Error);
        Assert.Throws<CudaException>(() => x.GetAsArray1D());
        Assert.Throws<CudaException>(Accelerator.Synchronize);
        Assert.Throws<CudaException>(() => Floats(1));
        using var context = Context.Create(b => b.Cuda());
        Assert.Throws<CudaException>(() => context.CreateCudaAccelerator(0));
        Simulation.DeviceIsLost = false;
        context.CreateCudaAccelerator(0).Dispose();
    }

    [Fact]
    public void WithoutDriversOnlyTheCpuIsThere()
    {
        Simulation.HasCuda = false;
        Simulation.HasOpenCL = false;
        using var context = Context.CreateDefault();
        Assert.Equal([AcceleratorType.CPU], context.Devices.Select(d => d.AcceleratorType));
        Assert.Equal(AcceleratorType.CPU, context.GetPreferredDevice(preferCPU: false).AcceleratorType);
        Assert.Throws<NotSupportedException>(() => context.CreateCudaAccelerator(0));
        using var nothing = Context.Create(b => b.Cuda());
        Assert.Throws<NotSupportedException>(() => nothing.GetPreferredDevice(preferCPU: false));
        Assert.Equal(0, nothing.GetCudaDevices().Count);
    }

    [Fact]
    public void DevicesAreOfTheirKind()
    {
        Simulation.MaxGroupSize = 256;
        using var context = Context.CreateDefault();
        Assert.Equal([AcceleratorType.CPU, AcceleratorType.Cuda, AcceleratorType.OpenCL], context.Devices.Select(d => d.AcceleratorType));
        using var cuda = context.CreateCudaAccelerator(0);
        using var openCL = context.CreateCLAccelerator(0);
        using var cpu = context.CreateCPUAccelerator(0);
        Assert.Equal((32, 256), (cuda.WarpSize, cuda.MaxNumThreadsPerGroup));
        Assert.Equal((0, 256), (openCL.WarpSize, openCL.MaxNumThreadsPerGroup));
        Assert.Equal((4, 16), (cpu.WarpSize, cpu.MaxNumThreadsPerGroup));
        Assert.True(cuda.Architecture >= CudaArchitecture.SM_80);
    }

    [Fact]
    public void AnExceptionInAKernelNamesItsThread()
    {
        using var x = Accelerator.Allocate1D(new[] { 0 });
        var e = Assert.Throws<KernelFaultException>(() => Accelerator.LoadStreamKernel<ArrayView<int>>(Divide)((1, 1), x.View));
        Assert.StartsWith("Kernel FailureTests.Divide, group 0, thread 0: throws DivideByZeroException", e.Message);
    }

    [Fact]
    public void WhatIsOfKernelsIsNotForTheHost()
    {
        Assert.Throws<InvalidKernelOperationException>(() => Grid.IdxX);
        Assert.Throws<InvalidKernelOperationException>(() => Group.Barrier());
        Assert.Throws<InvalidKernelOperationException>(() => SharedMemory.Allocate<float>(1));
        Assert.False(CudaAsm.IsSupported);
    }

    [Fact]
    public void AStreamBelongsToItsAccelerator()
    {
        using var context = Context.Create(b => b.Cuda());
        using var other = context.CreateCudaAccelerator(0);
        using var x = Floats(1);
        var kernel = Accelerator.LoadKernel<ArrayView<float>>(Fill);
        Assert.Throws<KernelFaultException>(() => kernel(other.DefaultStream, (1, 1), x.View));
    }

    [Fact]
    public void KernelsAreCounted()
    {
        using var x = Floats(4);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>>(Fill);
        kernel((3, 4), x.View);
        kernel((2, 4), x.View);
        x.GetAsArray1D();
        var statistics = Simulation.Statistics;
        Assert.Equal([new("FailureTests.Fill", 2)], statistics.LaunchesByKernel);
        Assert.Equal((2, 5, 0), (statistics.Launches, statistics.Groups, statistics.Barriers));
        Assert.Equal((1, 16, 16), (statistics.Allocations, statistics.BytesAllocated, statistics.BytesInUse));
        Assert.Equal((1, 16, 0), (statistics.CopiesToHost, statistics.BytesToHost, statistics.CopiesToDevice));
        x.Dispose();
        Assert.Equal((0, 16), (statistics.BytesInUse, statistics.PeakBytesInUse));
    }

    [Fact]
    public async Task OptionsHoldForTheFlowThatSetThem()
    {
        Simulation.Dispose();
        var before = Simulator.MaxGroupSize;
        static async Task Inner()
        {
            Simulator.MaxGroupSize = 64;
            await Task.Yield();
            Assert.Equal(64, Simulator.MaxGroupSize);
        }

        await Inner();
        Assert.Equal(before, Simulator.MaxGroupSize);
    }

    [Fact]
    public void DisposingOfAnAcceleratorFreesItsMemory()
    {
        Floats(10);
        Accelerator.Dispose();
        Assert.Equal(0, Simulation.Statistics.BytesInUse);
        Assert.Throws<ObjectDisposedException>(() => Floats(1));
    }
}
