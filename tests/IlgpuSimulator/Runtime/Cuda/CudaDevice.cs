using IlgpuSimulator;

namespace ILGPU.Runtime.Cuda;

public sealed class CudaDevice : Device
{
    internal CudaDevice(Simulation simulation) : base(simulation, "Simulated CUDA device", 32, simulation.MaxGroupSize) { }

    public int DeviceId => 0;

    public CudaArchitecture? Architecture => CudaArchitecture.SM_80;

    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;

    public CudaAccelerator CreateCudaAccelerator(Context context) => context.Created(new CudaAccelerator(context, this));

    public override Accelerator CreateAccelerator(Context context) => CreateCudaAccelerator(context);
}

public sealed class CudaAccelerator : Accelerator
{
    internal CudaAccelerator(Context context, CudaDevice device) : base(context, device) { }

    public new CudaDevice Device => (CudaDevice)base.Device;

    public CudaArchitecture Architecture => Device.Architecture!.Value;

    public int DeviceId => Device.DeviceId;

    public long GetFreeMemory() => FreeMemory;

    internal override Exception OutOfMemory(long bytes) => new CudaException(CudaError.CUDA_ERROR_OUT_OF_MEMORY);

    internal override Exception DeviceLost() => new CudaException(CudaError.CUDA_ERROR_LAUNCH_FAILED);

    internal override Exception BadLaunch(string why) =>
        new CudaException(CudaError.CUDA_ERROR_INVALID_VALUE, new KernelFaultException(why));
}

public static class CudaContextExtensions
{
    public static Context.Builder Cuda(this Context.Builder builder) => builder.Cuda((CudaDevice _) => true);

    /// <summary>Without a driver, ILGPU registers nothing, and says nothing.</summary>
    public static Context.Builder Cuda(this Context.Builder builder, Predicate<CudaDevice> predicate)
    {
        if (!builder.Simulation.HasCuda) return builder;
        var device = new CudaDevice(builder.Simulation);
        return predicate(device) ? builder.Add(device) : builder;
    }

    public static CudaDevice GetCudaDevice(this Context context, int cudaDeviceIndex) => context.GetDevice<CudaDevice>(cudaDeviceIndex);

    public static Context.DeviceCollection<CudaDevice> GetCudaDevices(this Context context) => context.GetDevices<CudaDevice>();

    public static CudaAccelerator CreateCudaAccelerator(this Context context, int cudaDeviceIndex) =>
        context.GetCudaDevice(cudaDeviceIndex).CreateCudaAccelerator(context);
}
