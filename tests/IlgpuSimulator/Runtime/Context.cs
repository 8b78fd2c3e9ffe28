using System.Collections.Immutable;
using ILGPU.Runtime;
using ILGPU.Util;
using IlgpuSimulator;

namespace ILGPU;

/// <summary>The devices that a builder registered. They are those of the simulation that is current when the context is made.</summary>
public sealed partial class Context : DisposeBase
{
    internal Context(Builder builder)
    {
        Devices = [.. builder.Devices];
        Properties = builder;
    }

    public static string Version => "1.5.3";

    public ContextProperties Properties { get; }

    public ImmutableArray<Device> Devices { get; }

    public event EventHandler<Accelerator>? AcceleratorCreated;

    public static Builder Create() => new();

    public static Context Create(Action<Builder> buildingCallback)
    {
        ArgumentNullException.ThrowIfNull(buildingCallback);
        var builder = Create();
        buildingCallback(builder);
        return builder.ToContext();
    }

    public static Context CreateDefault() => Create(builder => builder.Default());

    public ImmutableArray<Device>.Enumerator GetEnumerator() => Devices.GetEnumerator();

    public TDevice GetDevice<TDevice>(int deviceIndex)
        where TDevice : Device
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviceIndex);
        return Devices.OfType<TDevice>().ElementAtOrDefault(deviceIndex) ?? throw NoSuchDevice();
    }

    public DeviceCollection<TDevice> GetDevices<TDevice>()
        where TDevice : Device => new([.. Devices.OfType<TDevice>()]);

    public Device GetPreferredDevice(bool preferCPU) => GetPreferredDevices(preferCPU, false).First();

    public IEnumerable<Device> GetPreferredDevices(bool preferCPU, bool matchingDevicesOnly)
    {
        var processors = Devices.Where(d => d.AcceleratorType == AcceleratorType.CPU).ToList();
        var others = Devices.Where(d => d.AcceleratorType != AcceleratorType.CPU).OrderByDescending(d => d.MemorySize).ToList();
        if (preferCPU || others.Count == 0) return processors.Count > 0 ? processors : throw NoSuchDevice();
        return matchingDevicesOnly
            ? others.Where(d => d.AcceleratorType == others[0].AcceleratorType && d.MemorySize == others[0].MemorySize)
            : others;
    }

    internal T Created<T>(T accelerator)
        where T : Accelerator
    {
        AcceleratorCreated?.Invoke(this, accelerator);
        return accelerator;
    }

    static NotSupportedException NoSuchDevice() => new("The target accelerator is not supported: there is no such device in this context.");

    public readonly struct DeviceCollection<TDevice>
        where TDevice : Device
    {
        readonly List<TDevice> devices;

        internal DeviceCollection(List<TDevice> devices) => this.devices = devices;

        public int Count => devices.Count;

        public TDevice this[int deviceIndex]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(deviceIndex);
                return deviceIndex < Count ? devices[deviceIndex] : throw NoSuchDevice();
            }
        }

        public List<TDevice>.Enumerator GetEnumerator() => devices.GetEnumerator();
    }
}
