namespace NetGen.Ilgpu.Networks.Tests.Surface;

/// <summary>A LeNet for digits of the usual size, thin enough to be simulated.</summary>
[Network, Shape("N", 1, 28, 28)]
[Conv2d(2, kernel: 5, Stride = 2), Relu, MaxPool2d(2)]
[Conv2d(4, kernel: 3), Relu, MaxPool2d(2)]
[Flatten, Linear(16), Relu, Linear(10)]
[CrossEntropy]
public partial class ThinLeNet;

/// <summary>Many steps of training on a device are those of the CPU.</summary>
public class TrainingTests : DeviceTest
{
    const int Steps = 30, Batch = 4, Digits = 8;

    [Fact, Trait("CasesOnCpuAccelerator", "0")]
    public void LossesFollowTheCpu()
    {
        float[] expected = Train(net => net.TrainStep), actual = Train(net => net.CreateSession(Device, Batch).TrainStep);
        Assert.True(expected[^10..].Average() < 0.9 * expected[..10].Average(), $"the losses do not fall: {string.Join(" ", expected)}");
        for (var i = 0; i < Steps; i++) Assert.Equal(expected[i], actual[i], 1e-3f);
    }

    delegate float Step(ReadOnlySpan<float> images, ReadOnlySpan<int> labels, Optimizer optimizer);

    static float[] Train(Func<ThinLeNet, Step> start)
    {
        using var net = new ThinLeNet { Seed = 1 };
        using var optimizer = new Adam(1e-2);
        var step = start(net);
        var batches = new Batches(DrawnDigits.Create(Digits, seed: 1), Batch, seed: 1);
        List<float> losses = [];
        while (losses.Count < Steps)
        {
            foreach (var batch in batches) losses.Add(step(batch.Images, batch.Labels, optimizer));
        }
        return [.. losses];
    }
}
