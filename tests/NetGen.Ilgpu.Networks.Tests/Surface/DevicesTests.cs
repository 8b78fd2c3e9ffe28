using NetGen.Networks.Tests;
using NetGen.Networks.Tests.Networks;

namespace NetGen.Ilgpu.Networks.Tests.Surface;

/// <summary>Which devices there are, and what they hold.</summary>
public class DevicesTests : DeviceTest
{
    /// <summary>Also where one card has several drivers.</summary>
    [Fact]
    public void EachIsFoundByItsName()
    {
        var names = IlgpuDevice.Available;
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name =>
        {
            using var device = IlgpuDevice.Create(name);
            Assert.StartsWith($"{device.Name} ({device.Kind})", name);
        });
    }

    [Fact]
    public void AMissingOneIsNamedWithThoseThatAreThere()
    {
        var error = Assert.Throws<DeviceException>(() => IlgpuDevice.Create("Voodoo"));
        Assert.Contains("There is no device 'Voodoo'; there are", error.Message);
        Assert.All(IlgpuDevice.Available, name => Assert.Contains($"'{name}'", error.Message));
    }

    [Fact]
    public void ADisposedNetworkFreesItsWeights()
    {
        var net = new SmallMlp();
        var session = net.CreateSession(Device, 3);
        session.LossAndGradients(Samples.Numbers(60), Samples.Indices(3, 7));
        Assert.True(Device.AllocatedBytes > 0);
        session.Dispose();
        Assert.True(Device.AllocatedBytes > 0);
        net.Dispose();
        Assert.Equal(0, Device.AllocatedBytes);
    }
}
