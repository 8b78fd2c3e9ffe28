namespace NetGen.Ilgpu.DeviceTests.Devices;

/// <summary>A device that tests run on.</summary>
/// <param name="Name">What <see cref="IlgpuDevice.Create"/> finds it by.</param>
/// <param name="Kind">How it is driven.</param>
sealed record TestDevice(string Name, DeviceKind Kind)
{
    /// <summary>All that are found, or the one that NETGEN_DEVICE names.</summary>
    public static IReadOnlyList<TestDevice> All { get; } =
        [.. (Environment.GetEnvironmentVariable("NETGEN_DEVICE") is { } name ? [name] : IlgpuDevice.Available).Select(Find)];

    /// <summary>Whose turn it is: all tests run on one device, then on the next one.</summary>
    public static TestDevice Current { get; set; } = All[0];

    /// <summary>Opens the device whose turn it is.</summary>
    public static IlgpuDevice Open()
    {
        // The CPU accelerator has a thread of the system for each of the device: few of them do what many do, and sooner.
        IlgpuDevice.DefaultGroupSize = Current.Kind == DeviceKind.Cpu ? 64 : IlgpuDevice.TileThreads;
        return IlgpuDevice.Create(Current.Name);
    }

    static TestDevice Find(string name)
    {
        using var device = IlgpuDevice.Create(name);
        return new(name, device.Kind);
    }
}
