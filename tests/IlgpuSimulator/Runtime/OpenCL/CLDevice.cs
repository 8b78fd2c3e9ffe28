using IlgpuSimulator;

namespace ILGPU.Runtime.OpenCL;

/// <summary>A device without warps, as PoCL reports itself to ILGPU.</summary>
public sealed class CLDevice : Device
{
    internal CLDevice(Simulation simulation) : base(simulation, "Simulated OpenCL device", 0, simulation.MaxGroupSize) { }

    public override AcceleratorType AcceleratorType => AcceleratorType.OpenCL;

    public CLAccelerator CreateCLAccelerator(Context context) => context.Created(new CLAccelerator(context, this));

    public override Accelerator CreateAccelerator(Context context) => CreateCLAccelerator(context);
}

public sealed class CLAccelerator : Accelerator
{
    internal CLAccelerator(Context context, CLDevice device) : base(context, device) { }

    public new CLDevice Device => (CLDevice)base.Device;

    internal override Exception OutOfMemory(long bytes) => new CLException(CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE);

    internal override Exception DeviceLost() => new CLException(CLError.CL_OUT_OF_RESOURCES);

    internal override Exception BadLaunch(string why) =>
        new CLException(CLError.CL_INVALID_WORK_GROUP_SIZE, new KernelFaultException(why));
}

public static class CLContextExtensions
{
    public static Context.Builder OpenCL(this Context.Builder builder) => builder.OpenCL(_ => true);

    public static Context.Builder OpenCL(this Context.Builder builder, Predicate<CLDevice> predicate)
    {
        if (!builder.Simulation.HasOpenCL) return builder;
        var device = new CLDevice(builder.Simulation);
        return predicate(device) ? builder.Add(device) : builder;
    }

    public static CLDevice GetCLDevice(this Context context, int clDeviceIndex) => context.GetDevice<CLDevice>(clDeviceIndex);

    public static Context.DeviceCollection<CLDevice> GetCLDevices(this Context context) => context.GetDevices<CLDevice>();

    public static CLAccelerator CreateCLAccelerator(this Context context, int clDeviceIndex) =>
        context.GetCLDevice(clDeviceIndex).CreateCLAccelerator(context);
}
