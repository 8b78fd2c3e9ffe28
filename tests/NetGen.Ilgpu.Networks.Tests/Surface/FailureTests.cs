using NetGen.Networks.Tests;
using NetGen.Networks.Tests.Networks;

namespace NetGen.Ilgpu.Networks.Tests.Surface;

/// <summary>Devices that are full or lost: one message, nothing changed, nothing held.</summary>
public class FailureTests : DeviceTest
{
    static readonly float[] inputs = Samples.Numbers(60), x = Samples.Numbers(12), target = Samples.Numbers(9);
    static readonly int[] labels = Samples.Indices(3, 7);

    [Fact]
    public void ASessionThatDoesNotFitSaysHowMuchItWanted()
    {
        using var net = new SmallMlp();
        var error = Assert.Throws<DeviceException>(() => net.CreateSession(Device, 100_000_000));
        Assert.Contains($"{Device.Name} has no ", error.Message);
        Assert.Contains("for the activations of SmallMlp", error.Message);
        Assert.Contains($"it has {Device.MemoryBytes:N0} in all", error.Message);
        Assert.Contains("Create the session for smaller dimensions", error.Message);
        using var session = net.CreateSession(Device, 3);
        Assert.Equal(net.Loss(inputs, labels), session.Loss(inputs, labels), 1e-5f);
    }

    /// <summary>Wherever an allocation fails, what was allocated before is freed.</summary>
    [Fact]
    public void AFailedSessionHoldsNothing()
    {
        var succeeded = false;
        for (var allocations = 0; !succeeded; allocations++)
        {
            using var device = OpenDevice();
            var before = Simulation.Statistics.BytesInUse;
            Simulation.AllocationsUntilFailure = allocations;
            using (var net = new Streaming())
            {
                try
                {
                    using var session = net.CreateSession(device, 3);
                    session.LossAndGradients(x, target);
                    succeeded = true;
                }
                catch (DeviceException error)
                {
                    Assert.Contains("bytes left for the", error.Message);
                }
            }
            Simulation.AllocationsUntilFailure = null;
            Assert.Equal(0, device.AllocatedBytes);
            Assert.Equal(before, Simulation.Statistics.BytesInUse);
            Assert.True(allocations < 20);
        }
    }

    [Fact]
    public void ALostDeviceSaysWhatThatMeans()
    {
        using var net = new Streaming { Seed = 1 };
        using var session = net.CreateSession(Device, 3);
        session.LossAndGradients(x, target);
        session.Download();
        session.LossAndGradients(x, target);
        Simulation.DeviceIsLost = true;
        Action[] calls =
        [
            () => session.Loss(x, target), () => session.LossAndGradients(x, target), () => session.Step(new float[4], new float[3]), session.ResetState,
            session.Download, session.Upload, () => _ = session.Buffers, () => _ = session.Gradients, () => net.CreateSession(Device, 3),
        ];
        Assert.All(calls, call => AssertLost(Assert.Throws<DeviceException>(call)));
        Assert.Equal([1], net.Buffers.Read("steps"));
        Simulation.DeviceIsLost = false;
        using var another = OpenDevice();
        using var next = net.CreateSession(another, 3);
        next.LossAndGradients(x, target);
        Assert.Equal([2], next.Buffers.Read("steps"));
    }

    /// <summary>Also where it is lost in the middle of a call.</summary>
    [Fact]
    public void ALossWithinACallChangesNothing()
    {
        using var net = new Streaming { Seed = 1 };
        using var session = net.CreateSession(Device, 3);
        Simulation.LaunchesUntilLoss = 2;
        AssertLost(Assert.Throws<DeviceException>(() => session.LossAndGradients(x, target)));
        Assert.Equal([0], net.Buffers.Read("steps"));
        Assert.Equal(0, session.Trained.Length);
    }

    static void AssertLost(DeviceException error)
    {
        Assert.Contains(" failed: ", error.Message);
        Assert.Contains("What it held is lost", error.Message);
        Assert.Contains("create another device and go on from them", error.Message);
    }
}
