using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Weights by name, in logical order whatever the layout, and files of them.</summary>
public sealed class StoreTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("netgen").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ALinearLayersWeightIsFeaturesByInputs()
    {
        using var net = new Ranking();
        var weight = new float[9 * 5];
        (weight[3 * 5 + 2], weight[7 * 5 + 4]) = (2, 5);
        net.Parameters.Write("score.weight", weight);
        net.Parameters.Write("score.bias", [0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(weight, net.Parameters.Read("score.weight"));
        Assert.Equal([9, 5], net.Parameters["score.weight"].Shape);
        Assert.NotEqual(1, net.Parameters["score.weight"].Strides[1]);

        var (best, value) = (new int[2], new float[2]);
        net.Best([0, 0, 1, 0, 0, /**/ 0, 0, 0, 0, 1], best, value);
        Assert.Equal([3, 7], best);
        Assert.Equal([2, 5], value);
    }

    [Fact]
    public void PaddingStaysZeroInTraining()
    {
        using var net = new SmallMlp();
        using var optimizer = new AdamW(1e-2) { WeightDecay = 0.1 };
        for (var i = 0; i < 3; i++) net.TrainStep(Samples.Numbers(60), Samples.Indices(3, 7), optimizer);
        foreach (var store in new[] { net.Parameters, net.Gradients })
        {
            var owned = new bool[store.Length];
            foreach (var t in store)
            {
                Assert.InRange(t.Shape.Count, 1, 2);
                for (var i = 0; i < t.Shape[0]; i++)
                {
                    for (var j = 0; j < (t.Shape.Count > 1 ? t.Shape[1] : 1); j++) owned[t.Offset + i * t.Strides[0] + (t.Shape.Count > 1 ? j * t.Strides[1] : 0)] = true;
                }
            }
            Assert.Contains(false, owned);
            var flat = store.Flat.ToArray();
            Assert.All(Enumerable.Range(0, flat.Length).Where(i => !owned[i]), i => Assert.Equal(0f, flat[i]));
        }
    }

    [Theory]
    [InlineData(typeof(SmallLeNet), "0.weight,0.bias,3.weight,3.bias,7.weight,7.bias,9.weight,9.bias")]
    [InlineData(typeof(SequentialNet),
        "stem.0.weight,stem.0.bias,stem.1.weight,stem.1.bias,head.0.weight,head.0.bias,head.1.weight,head.1.bias,head.3.weight,head.3.bias,stem.1.running_mean,stem.1.running_var")]
    [InlineData(typeof(SharedNet), "shared.weight,shared.bias,frozen.weight,frozen.bias,scale")]
    public void FilesHavePyTorchsNames(Type type, string names)
    {
        using var net = (INetwork)Activator.CreateInstance(type)!;
        var path = Path.Combine(folder, "net.safetensors");
        Checkpoint.Save(net, path);
        Assert.Equal(names.Split(',').Order(StringComparer.Ordinal), SafeTensors.Load(path).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void BlocksInArraysHavePyTorchsNames()
    {
        using var net = new ResidualNet();
        var path = Path.Combine(folder, "net.safetensors");
        net.Save(path);
        var file = SafeTensors.Load(path);
        Assert.Contains("stages.2.norm1.running_var", file.Keys);
        Assert.Equal([12, 8, 3, 3], file["stages.2.conv1.weight"].Shape);
        Assert.Equal(net.Parameters.Read("head.weight"), ((SafeTensor.F32)file["head.weight"]).Values);
    }

    [Fact]
    public void ATiedWeightIsSavedOnce()
    {
        using var net = new SmallTransformer();
        Assert.Single(net.Parameters, p => p.Shape.Contains(11));
    }

    [Fact]
    public void WhatIsLoadedPredictsTheSame()
    {
        var (images, labels) = (Samples.Numbers(6 * 192), Samples.Indices(6, 5));
        var path = Path.Combine(folder, "net.safetensors");
        using var net = new ResidualNet();
        using var optimizer = new Adam(1e-2);
        for (var i = 0; i < 3; i++) net.TrainStep(images, labels, optimizer);
        net.Save(path);
        using var loaded = new ResidualNet { Seed = 77 };
        Assert.NotEqual(Predict(net), Predict(loaded));
        loaded.Load(path);
        Assert.Equal(Predict(net), Predict(loaded));

        float[] Predict(ResidualNet network)
        {
            var scores = new float[30];
            network.Classify(images, scores);
            return scores;
        }
    }

    [Fact]
    public void AFileOfAnotherNetworkChangesNothing()
    {
        var path = Path.Combine(folder, "net.safetensors");
        using var other = new SmallMlp();
        other.Save(path);
        using var net = new SmallLeNet();
        var before = net.Parameters.Flat.ToArray();
        var error = Assert.Throws<InvalidDataException>(() => net.Load(path));
        Assert.Contains(nameof(SmallLeNet), error.Message);
        Assert.Equal(before, net.Parameters.Flat.ToArray());
    }
}
