using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetGen.Ilgpu;

/// <summary>Finds the devices, and says why one is not found.</summary>
static class Drivers
{
    public static IlgpuDevice Open(string? name, Func<Context, Device, IlgpuDevice> open)
    {
        var context = CreateContext();
        try
        {
            return open(context, Find(name, Named(context)));
        }
        catch (Exception cause)
        {
            context.Dispose();
            if (cause is DeviceException) throw;
            throw new DeviceException($"The device could not be opened: {cause.Message} {Advice()}", cause);
        }
    }

    public static IReadOnlyList<string> Available()
    {
        using var context = CreateContext();
        return [.. Named(context).Select(d => d.Name)];
    }

    public static DeviceKind KindOf(AcceleratorType type) => type switch
    {
        AcceleratorType.Cuda => DeviceKind.Cuda,
        AcceleratorType.OpenCL => DeviceKind.OpenCL,
        _ => DeviceKind.Cpu,
    };

    public static bool HasTensorCores(Accelerator accelerator) =>
        accelerator is CudaAccelerator cuda && cuda.Architecture.Major >= 8;

    static Context CreateContext()
    {
        try
        {
            return Context.Create(builder => builder.Cuda().OpenCL().CPU(CPUDeviceKind.AMD).Optimize(OptimizationLevel.O2));
        }
        catch (Exception cause)
        {
            throw new DeviceException($"The drivers of the devices could not be asked: {cause.Message} {Advice()}", cause);
        }
    }

    /// <summary>The best first. A card may be there by several drivers, and beside others like it: its name has the kind, and a number from the second on.</summary>
    static (string Name, Device Device)[] Named(Context context)
    {
        Dictionary<string, int> seen = [];
        return [.. context.Devices.OrderBy(d => KindOf(d.AcceleratorType)).ThenByDescending(d => d.MemorySize).Select(d => (Name(d), d))];

        string Name(Device device)
        {
            var name = $"{device.Name} ({KindOf(device.AcceleratorType)})";
            var number = seen[name] = seen.GetValueOrDefault(name) + 1;
            return number == 1 ? name : $"{name} #{number}";
        }
    }

    static Device Find(string? name, (string Name, Device Device)[] devices)
    {
        var found = devices.FirstOrDefault(d => name is null || d.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Device
            ?? devices.FirstOrDefault(d => d.Name.Contains(name!, StringComparison.OrdinalIgnoreCase)).Device;
        return found ?? throw new DeviceException(devices.Length == 0
            ? $"There is no device that networks could run on. {Advice()}"
            : $"There is no device '{name}'; there are {string.Join(", ", devices.Select(d => $"'{d.Name}'"))}. {Advice()}");
    }

    /// <summary>ILGPU looks for the libraries under one name each and does not say why it found none.</summary>
    static string Advice() => string.Join(" ", new[] { Library("CUDA", "libcuda.so", "nvcuda.dll"), Library("OpenCL", "libOpenCL.so", "OpenCL.dll") }.Where(a => a.Length > 0));

    static string Library(string kind, string linux, string windows)
    {
        var name = OperatingSystem.IsWindows() ? windows : linux;
        if (NativeLibrary.TryLoad(name, out var handle))
        {
            NativeLibrary.Free(handle);
            return "";
        }
        return OperatingSystem.IsLinux() && NativeLibrary.TryLoad(name + ".1", out handle)
            ? $"{kind}: '{name}.1' is there, but ILGPU looks for '{name}'; make a link of that name."
            : $"{kind}: the driver's library '{name}' cannot be loaded; install the driver if there is such a device.";
    }
}
