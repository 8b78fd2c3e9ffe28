using IlgpuSimulator;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>A test with a simulated device of its own.</summary>
public abstract class DeviceTest : IDisposable
{
    protected DeviceTest()
    {
        // More threads would say nothing that few do not, and take their time.
        IlgpuDevice.DefaultGroupSize = 32;
        Simulation = Simulator.Begin();
        Device = OpenDevice();
    }

    /// <summary>How the device behaves.</summary>
    private protected Simulation Simulation { get; }

    protected IlgpuDevice Device { get; }

    protected static IlgpuDevice OpenDevice() => IlgpuDevice.Create();

    public void Dispose()
    {
        Device.Dispose();
        Simulation.Dispose();
        GC.SuppressFinalize(this);
    }
}
