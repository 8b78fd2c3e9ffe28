using NetGen.Networks.Tests;
using NetGen.Networks.Tests.Networks;

namespace NetGen.Ilgpu.Networks.Tests.Surface;

/// <summary>Weights and buffers lie in two places: whichever was written last counts, and both is an error.</summary>
public class WeightTests : DeviceTest
{
    static readonly float[] inputs = Samples.Numbers(60);
    static readonly int[] labels = Samples.Indices(3, 7);
    static readonly float[] x = Samples.Numbers(12), target = Samples.Numbers(9);

    [Fact]
    public void WhatIsWrittenInTheProcessGoesUpWithTheNextCall()
    {
        using var net = new SmallMlp { Seed = 1 };
        using var session = net.CreateSession(Device, 3);
        var first = session.Loss(inputs, labels);
        net.Initialize(2);
        Assert.Equal(net.Loss(inputs, labels), session.Loss(inputs, labels), 1e-5f);
        Assert.NotEqual(first, session.Loss(inputs, labels));
        var name = net.Parameters.First().Name;
        session.Parameters.Write(name, [.. net.Parameters.Read(name).Select(w => 2 * w)]);
        Assert.Equal(net.Loss(inputs, labels), session.Loss(inputs, labels), 1e-5f);
    }

    [Fact]
    public void SessionsShareTheWeights()
    {
        using var net = new SmallMlp { Seed = 1 };
        using var cpu = new SmallMlp { Seed = 1 };
        using var session = net.CreateSession(Device, 3);
        using var other = net.CreateSession(Device, 3);
        using Sgd optimizer = new(0.1), cpuOptimizer = new(0.1);
        session.TrainStep(inputs, labels, optimizer);
        cpu.TrainStep(inputs, labels, cpuOptimizer);
        Assert.Equal(cpu.Loss(inputs, labels), other.Loss(inputs, labels), 1e-5f);
        session.Download();
        Assert.Equal(cpu.Loss(inputs, labels), net.Loss(inputs, labels), 1e-5f);
    }

    [Fact]
    public void ADeviceHasWeightsOfItsOwn()
    {
        using var second = OpenDevice();
        using var net = new Streaming { Seed = 1 };
        using var session = net.CreateSession(Device, 3);
        using var other = net.CreateSession(second, 3);
        session.LossAndGradients(x, target);
        Assert.Equal([1], session.Buffers.Read("steps"));
        other.LossAndGradients(x, target);
        Assert.Equal([2], other.Buffers.Read("steps"));
        session.LossAndGradients(x, target);
        Assert.Equal([3], session.Buffers.Read("steps"));
    }

    [Fact]
    public void WhatTheDeviceChangedComesDownWhenItIsRead()
    {
        using var net = new Streaming { Seed = 1 };
        using var session = net.CreateSession(Device, 3);
        session.LossAndGradients(x, target);
        session.LossAndGradients(x, target);
        Assert.Equal([0], net.Buffers.Read("steps"));
        session.Download();
        Assert.Equal([2], net.Buffers.Read("steps"));
        session.LossAndGradients(x, target);
        Assert.Equal([3], session.Buffers.Read("steps"));
        Assert.Equal([3], net.Buffers.Read("steps"));
    }

    [Theory]
    [InlineData(true, 6)]
    [InlineData(false, 3)]
    public void BothChangedIsForTheUserToSolve(bool keepsTheProcess, float steps)
    {
        using var net = new Streaming { Seed = 1 };
        using var session = net.CreateSession(Device, 3);
        session.LossAndGradients(x, target);
        session.LossAndGradients(x, target);
        net.Buffers.Write("steps", [5]);
        var error = Assert.Throws<InvalidOperationException>(() => session.LossAndGradients(x, target));
        Assert.Contains($"The buffers of Streaming were changed on {Device.Name} and in this process's memory", error.Message);
        Assert.Contains("Download()", error.Message);
        Assert.Contains("Upload()", error.Message);
        if (keepsTheProcess) session.Upload();
        else session.Download();
        session.LossAndGradients(x, target);
        Assert.Equal([steps], session.Buffers.Read("steps"));
    }

    [Fact]
    public void GradientsAreTheSessions()
    {
        using var net = new SmallMlp { Seed = 1 };
        using var session = net.CreateSession(Device, 3);
        using var other = net.CreateSession(Device, 3);
        session.LossAndGradients(inputs, labels);
        other.LossAndGradients(inputs.AsSpan(0, 20), labels.AsSpan(0, 1));
        net.LossAndGradients(inputs, labels);
        foreach (var weight in net.Parameters)
        {
            var (expected, actual) = (net.Gradients.Read(weight.Name), session.Gradients.Read(weight.Name));
            for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5f);
            Assert.NotEqual(actual, other.Gradients.Read(weight.Name));
        }
        Assert.Equal(net.Trained.ToArray(), session.Trained.ToArray());
    }
}
