using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Training by the generated TrainStep: it learns, and the same seed gives the same training.</summary>
public class TrainingTests
{
    const int Batch = 24;
    static readonly float[] images = Samples.Numbers(Batch * 144);
    static readonly int[] labels = Samples.Indices(Batch, 5);

    public static TheoryData<string> Optimizers { get; } = ["Adam", "AdamW", "Sgd", "Momentum", "Nesterov"];

    static Optimizer Create(string name) => name switch
    {
        "Adam" => new Adam(3e-3),
        "AdamW" => new AdamW(3e-3) { WeightDecay = 0.01 },
        "Sgd" => new Sgd(0.1),
        "Momentum" => new Sgd(0.02) { Momentum = 0.9 },
        _ => new Sgd(0.02) { Momentum = 0.9, Nesterov = true },
    };

    [Theory, MemberData(nameof(Optimizers))]
    public void RememberingABatch(string name)
    {
        using var net = new SmallLeNet();
        using var optimizer = Create(name);
        var first = net.Loss(images, labels);
        for (var step = 0; step < 150; step++) net.TrainStep(images, labels, optimizer);
        var last = net.Loss(images, labels);
        Assert.True(last < 0.5 * first, $"the loss went from {first} to {last}");
        Assert.Equal(150, optimizer.StepCount);
    }

    [Fact]
    public void ATrainStepIsLossAndGradientsThenAStep()
    {
        using var a = new SmallLeNet();
        using var b = new SmallLeNet();
        using Adam forA = new(1e-2), forB = new(1e-2);
        var loss = a.TrainStep(images, labels, forA);
        Assert.Equal(b.LossAndGradients(images, labels), loss);
        forB.Step(b);
        Assert.Equal(b.Parameters.Flat.ToArray(), a.Parameters.Flat.ToArray());
    }

    [Fact]
    public void TheSameSeedGivesTheSameTraining()
    {
        Assert.Equal(Train(5), Train(5));
        Assert.NotEqual(Train(5), Train(6));

        static float[] Train(ulong seed)
        {
            using var net = new Dropped { Seed = seed };
            return Steps(net);
        }
    }

    [Fact]
    public void InitializeBeginsAnew()
    {
        using var net = new Dropped { Seed = 8 };
        Steps(net);
        net.Initialize(5);
        var again = Steps(net);
        using var fresh = new Dropped { Seed = 5 };
        Assert.Equal(Steps(fresh), again);
    }

    static float[] Steps(Dropped net)
    {
        using var optimizer = new Adam(1e-2);
        var (x, y) = (Samples.Numbers(Batch * 15), Samples.Indices(Batch, 4));
        float[] losses = [.. Enumerable.Range(0, 5).Select(_ => net.TrainStep(x, y, optimizer))];
        Assert.Equal(5, losses.Distinct().Count());
        return [.. losses, .. net.Parameters.Flat];
    }

    [Fact]
    public void DropoutActsInTrainingOnly()
    {
        using var net = new Dropped();
        var (x, y) = (Samples.Numbers(Batch * 15), Samples.Indices(Batch, 4));
        Assert.Equal(net.Loss(x, y), net.Loss(x, y));
        Assert.NotEqual(net.LossAndGradients(x, y), net.LossAndGradients(x, y));
    }

    [Fact]
    public void EachLossTrainsItsOwnPart()
    {
        using var net = new Adversaries();
        using var optimizer = new Adam(1e-2);
        var (real, noise) = (Samples.Numbers(Batch * 6), Samples.Numbers(Batch * 4));
        var before = net.Parameters.ToDictionary(p => p.Name, p => net.Parameters.Read(p.Name));
        net.TrainCriticLoss(real, noise, optimizer);
        AssertChanged("critic");
        before = net.Parameters.ToDictionary(p => p.Name, p => net.Parameters.Read(p.Name));
        net.TrainGeneratorLoss(noise, optimizer);
        AssertChanged("generator");

        void AssertChanged(string part)
        {
            foreach (var (name, values) in before)
            {
                if (name.StartsWith(part, StringComparison.Ordinal)) Assert.NotEqual(values, net.Parameters.Read(name));
                else Assert.Equal(values, net.Parameters.Read(name));
            }
        }
    }

    [Fact]
    public void ALossTrainsThePartsThatItNames()
    {
        using var net = new TwoHeads();
        net.FirstAndGradients(Samples.Numbers(Batch * 5), Samples.Numbers(Batch * 3));
        Assert.Equal(["body.weight", "body.bias", "heads[0].weight", "heads[0].bias"], TrainedNames());
        net.BothAndGradients(Samples.Numbers(Batch * 5), Samples.Numbers(Batch * 3));
        Assert.Equal(["heads[0].weight", "heads[0].bias", "heads[1].weight", "heads[1].bias"], TrainedNames());

        string[] TrainedNames()
        {
            var ranges = net.Trained.ToArray();
            return [.. net.Parameters.Where(p => ranges.Any(r => r.Start <= p.Offset && p.Offset < r.Start + r.Length)).Select(p => p.Name)];
        }
    }

    [Fact]
    public void AFrozenLayerStays()
    {
        using var net = new SharedNet();
        using var optimizer = new AdamW(1e-2) { WeightDecay = 0.1 };
        var frozen = net.Parameters.Read("frozen.weight");
        var shared = net.Parameters.Read("shared.weight");
        net.TrainStep(Samples.Numbers(21), Samples.Numbers(21, seed: 2), optimizer);
        Assert.Equal(frozen, net.Parameters.Read("frozen.weight"));
        Assert.NotEqual(shared, net.Parameters.Read("shared.weight"));
        Assert.False(net.Parameters["frozen.weight"].Trained);
    }

    [Fact]
    public void ARunTimeScalarChangesTheLossByItsTerm()
    {
        using var net = new Autoencoder();
        var x = Samples.Numbers(36);
        float At(float weight)
        {
            net.Initialize(0);
            return net.LossAndGradients(x, weight);
        }

        var (zero, one, three) = (At(0), At(1), At(3));
        Assert.NotEqual(zero, one);
        Assert.Equal(3 * (one - zero), three - zero, 1e-4);
    }
}
