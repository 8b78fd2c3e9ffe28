using IlgpuSimulator;

namespace ILGPU.Runtime.CPU;

public enum CPUDeviceKind
{
    Default = 0,
    Nvidia = 1,
    AMD = 2,
    LegacyAMD = 3,
    Intel = 4,
}

/// <summary>ILGPU's own debugging device. Its groups are as small as there.</summary>
public sealed class CPUDevice : Device
{
    internal CPUDevice(Simulation simulation, CPUDeviceKind kind)
        : base(simulation, "CPUAccelerator", Shape(kind).Lanes, Shape(kind).Lanes * Shape(kind).Warps)
    {
    }

    public override AcceleratorType AcceleratorType => AcceleratorType.CPU;

    public CPUAccelerator CreateCPUAccelerator(Context context) => context.Created(new CPUAccelerator(context, this));

    public override Accelerator CreateAccelerator(Context context) => CreateCPUAccelerator(context);

    static (int Lanes, int Warps) Shape(CPUDeviceKind kind) => kind switch
    {
        CPUDeviceKind.Nvidia => (32, 32),
        CPUDeviceKind.AMD => (32, 8),
        CPUDeviceKind.LegacyAMD => (64, 4),
        CPUDeviceKind.Intel => (16, 8),
        _ => (4, 4),
    };
}

public sealed class CPUAccelerator : Accelerator
{
    internal CPUAccelerator(Context context, CPUDevice device) : base(context, device) { }

    internal override Exception OutOfMemory(long bytes) => new OutOfMemoryException($"Cannot allocate {bytes} bytes.");

    internal override Exception DeviceLost() => new InvalidOperationException("The device is lost.");

    internal override Exception BadLaunch(string why) => new InvalidOperationException(why);
}

public static class CPUContextExtensions
{
    public static Context.Builder CPU(this Context.Builder builder) => builder.CPU(CPUDeviceKind.Default);

    public static Context.Builder CPU(this Context.Builder builder, CPUDeviceKind kind) => builder.Add(new CPUDevice(builder.Simulation, kind));

    public static Context.Builder CPU(this Context.Builder builder, Predicate<CPUDevice> predicate)
    {
        foreach (var kind in Enum.GetValues<CPUDeviceKind>())
        {
            var device = new CPUDevice(builder.Simulation, kind);
            if (predicate(device)) builder.Add(device);
        }

        return builder;
    }

    public static CPUDevice GetCPUDevice(this Context context, int cpuDeviceIndex) => context.GetDevice<CPUDevice>(cpuDeviceIndex);

    public static Context.DeviceCollection<CPUDevice> GetCPUDevices(this Context context) => context.GetDevices<CPUDevice>();

    public static CPUAccelerator CreateCPUAccelerator(this Context context, int cpuDeviceIndex) =>
        context.GetCPUDevice(cpuDeviceIndex).CreateCPUAccelerator(context);
}
