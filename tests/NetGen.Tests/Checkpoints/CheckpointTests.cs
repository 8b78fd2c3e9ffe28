using NetGen.Tests.Data;
using NetGen.Tests.Training;
using Xunit;

namespace NetGen.Tests.Checkpoints;

/// <summary>Saving and loading networks: names, layouts, and files that do not fit.</summary>
public sealed class CheckpointTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static readonly TensorInfo Weight = TensorInfo.RowMajor("stages[1].conv2.weight", [2, 3], 0, new(Init.HeNormal, 3));
    static readonly TensorInfo Bias = TensorInfo.RowMajor("head.bias", [2], 6, Initializer.Uniform(1));
    static readonly TensorInfo Mean = TensorInfo.RowMajor("stages[1].norm.running_mean", [2], 0, Initializer.Uniform(1), trained: false);

    static TestNetwork Create(ulong seed, TensorInfo? weight = null)
    {
        var net = new TestNetwork(weight is null ? [Weight, Bias] : [Bias with { Offset = 0 }, weight], [Mean], "ResNet");
        Initializer.Fill(net.Parameters, seed);
        Initializer.Fill(net.Buffers, seed);
        return net;
    }

    static float[][] Values(TestNetwork net) =>
        [net.Parameters.Read(Weight.Name), net.Parameters.Read(Bias.Name), net.Buffers.Read(Mean.Name)];

    [Fact]
    public void A_network_of_another_layout_and_order_loads_the_same_numbers()
    {
        var path = folder.File("net.safetensors");
        using var saved = Create(1);
        using var loaded = Create(2, new TensorInfo(Weight.Name, [2, 3], 16, [1, 16], Weight.Initializer, true));
        Assert.NotEqual(Values(saved), Values(loaded));
        var version = loaded.Parameters.Version;

        Checkpoint.Save(saved, path);
        Checkpoint.Load(loaded, path);

        Assert.Equal(Values(saved), Values(loaded));
        Assert.NotEqual(version, loaded.Parameters.Version);
    }

    [Fact]
    public void Tensors_are_named_as_PyTorch_spells_them()
    {
        var path = folder.File("net.safetensors");
        using var net = Create(1);

        Checkpoint.Save(net, path);

        var tensors = SafeTensors.Load(path);
        Assert.Equal(["stages.1.conv2.weight", "head.bias", "stages.1.norm.running_mean"], tensors.Keys);
        Assert.Equal([2, 3], tensors["stages.1.conv2.weight"].Shape);
    }

    [Fact]
    public void PyTorchs_counters_of_batches_are_passed_over()
    {
        var path = Save(tensors => tensors.Add(new SafeTensor.I64("stages.1.norm.num_batches_tracked", [], [17])));
        using var net = Create(2);

        Checkpoint.Load(net, path);

        using var saved = Create(1);
        Assert.Equal(Values(saved), Values(net));
    }

    public static TheoryData<string> Misfits => ["missing", "missing buffer", "unknown", "wrong shape", "transposed", "wrong type", "damaged"];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_file_that_does_not_fit_is_refused_before_anything_changes(string misfit)
    {
        string[] expected = misfit switch
        {
            "missing" => ["ResNet", "lacks tensor 'head.bias'"],
            "missing buffer" => ["ResNet", "lacks tensor 'stages.1.norm.running_mean'"],
            "unknown" => ["ResNet", "holds tensor 'stages.1.conv3.weight'", "'stages.1.conv2.weight'"],
            "wrong shape" => ["ResNet", "'head.bias' with the shape [3]; expected [2]"],
            "transposed" => ["ResNet", "'stages.1.conv2.weight' with the shape [3, 2]; expected [2, 3]"],
            "wrong type" => ["ResNet", "'head.bias' as I64; expected F32"],
            _ => ["of the data, but there are"],
        };
        var path = Save(tensors =>
        {
            _ = misfit switch
            {
                "missing" => tensors.RemoveAll(tensor => tensor.Name == "head.bias"),
                "missing buffer" => tensors.RemoveAll(tensor => tensor.Name.EndsWith("running_mean", StringComparison.Ordinal)),
                "unknown" => Replace(tensors, "head.bias", new SafeTensor.F32("stages.1.conv3.weight", [2], [1, 2])),
                "wrong shape" => Replace(tensors, "head.bias", new SafeTensor.F32("head.bias", [3], [1, 2, 3])),
                "transposed" => Replace(tensors, "stages.1.conv2.weight", new SafeTensor.F32("stages.1.conv2.weight", [3, 2], new float[6])),
                "wrong type" => Replace(tensors, "head.bias", new SafeTensor.I64("head.bias", [2], [1, 2])),
                _ => 0,
            };
        });
        if (misfit == "damaged") File.WriteAllBytes(path, File.ReadAllBytes(path)[..^4]);
        using var net = Create(2);
        var before = Values(net);

        var error = Assert.Throws<InvalidDataException>(() => Checkpoint.Load(net, path));

        Assert.All(expected.Append($"'{path}'"), part => Assert.Contains(part, error.Message));
        Assert.Equal(before, Values(net));
    }

    string Save(Action<List<SafeTensor>> change)
    {
        var path = folder.File("changed.safetensors");
        using var net = Create(1);
        Checkpoint.Save(net, path);
        List<SafeTensor> tensors = [.. SafeTensors.Load(path).Values];
        change(tensors);
        SafeTensors.Save(path, tensors);
        return path;
    }

    static int Replace(List<SafeTensor> tensors, string name, SafeTensor by)
    {
        tensors[tensors.FindIndex(tensor => tensor.Name == name)] = by;
        return 1;
    }
}
