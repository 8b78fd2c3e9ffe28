using NetGen.Ilgpu.DeviceTests.Devices;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>A test with a device of its own: the one whose turn it is.</summary>
public abstract class DeviceTest : IDisposable
{
    protected IlgpuDevice Device { get; } = OpenDevice();

    protected static IlgpuDevice OpenDevice() => TestDevice.Open();

    public void Dispose()
    {
        Device.Dispose();
        GC.SuppressFinalize(this);
    }
}
