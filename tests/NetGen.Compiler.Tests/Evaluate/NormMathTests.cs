using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Norms over groups of elements, against the formula on each group; noise and dropped parts by what they leave.</summary>
public class NormMathTests
{
    static readonly long[] shape = [2, 6, 2, 3];

    static readonly double[] x = [.. Enumerable.Range(0, 72).Select(i => Math.Sin(i * i + 1) + i % 5)];

    static (Reference Result, Dictionary<string, Reference> Weights) Run(string layer, params (string, object?)[] hyperparameters)
    {
        var graph = RunClean(Templates.Of([.. shape.Select(s => (object)(int)s)], e => Then(e, Field("norm")),
            Declare("norm", Layer(layer, hyperparameters)))).Methods.Single().Inference;
        var random = new Random(8);
        var sources = graph.Sources.Select(n => (Source)n.Op).ToDictionary(s => s.Id, s => s.Id == "x" ? new Reference(shape, x)
            : Reference.From([.. s.Shape.Dims.Select(d => d.Constant!.Value)], _ => random.NextDouble() + 0.5));
        return (Outputs(graph, sources).Single().Value, sources);
    }

    /// <summary>Every element by the statistics of all elements of its group, and the weights of its channel.</summary>
    static double[] Expected(Func<long[], object> group, Dictionary<string, Reference> weights, Func<double[], double, double> normalise)
    {
        var input = new Reference(shape, x);
        var members = Reference.Indices(shape).Select(i => (Key: group(i), Value: input[i])).ToLookup(p => p.Key, p => p.Value);
        return [.. Reference.Indices(shape).Select(i => normalise([.. members[group(i)]], input[i]) * Of("weight", i, 1) + Of("bias", i, 0))];

        double Of(string name, long[] i, double standard) => weights.TryGetValue("norm." + name, out var vector) ? vector.Data[i[1]] : standard;
    }

    static double Standardized(double[] group, double v) =>
        (v - group.Average()) / Math.Sqrt(group.Average(u => (u - group.Average()) * (u - group.Average())) + 1e-5f);

    [Fact]
    public void GroupNorm()
    {
        var (y, weights) = Run("GroupNorm", ("groups", 3));
        AssertValues(Expected(i => (i[0], i[1] / 2), weights, Standardized), y);
    }

    [Fact]
    public void InstanceNorm()
    {
        var (y, weights) = Run("InstanceNorm2d");
        AssertValues(Expected(i => (i[0], i[1]), weights, Standardized), y);
        (y, weights) = Run("InstanceNorm2d", ("Affine", true));
        Assert.Equal(3, weights.Count);
        AssertValues(Expected(i => (i[0], i[1]), weights, Standardized), y);
    }

    [Fact]
    public void LayerNormOverChannels()
    {
        var (y, weights) = Run("LayerNorm2d");
        AssertValues(Expected(i => (i[0], i[2], i[3]), weights, Standardized), y);
    }

    [Fact]
    public void RootMeanSquareNorm()
    {
        var (y, weights) = Run("RMSNorm", ("Axes", 2), ("Epsilon", 0.25f));
        var expected = Expected(i => (i[0], i[1]), [], (group, v) => v / Math.Sqrt(group.Average(u => u * u) + 0.25));
        AssertValues([.. expected.Select((v, i) => v * weights["norm.weight"].Data[i % 6])], y);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void LocalResponseNorm(int size)
    {
        var (y, _) = Run("LocalResponseNorm", ("size", size), ("Alpha", 0.5f), ("Beta", 0.5f), ("K", 2f));
        var input = new Reference(shape, x);
        AssertValues([.. Reference.Indices(shape).Select(i =>
        {
            var sum = Enumerable.Range((int)i[1] - size / 2, size).Where(c => c is >= 0 and < 6).Sum(c => Math.Pow(input[[i[0], c, i[2], i[3]]], 2));
            return input[i] / Math.Sqrt(2 + 0.5 / size * sum);
        })], y);
    }

    [Theory]
    [InlineData("BatchNorm1d", new[] { 4, 3 })]
    [InlineData("BatchNorm1d", new[] { 4, 3, 5 })]
    [InlineData("BatchNorm3d", new[] { 2, 3, 2, 1, 2 })]
    public void BatchNormOfAnyRank(string layer, int[] sizes)
    {
        object[] dims = [.. sizes.Select(s => (object)s)];
        var norm = Then(Var("x"), Field("norm"));
        var net = RunClean(Network([Declare("norm", Layer(layer))], Method(MethodKind.Loss, "Loss", [Tensor("x", dims), Tensor("w", dims)],
            Result(Op(Binary(BinaryOperator.Multiply, norm, Var("w")), "Sum")))));
        var training = net.Methods[0].Training!;
        var random = new Random(2);
        long[] size = [.. sizes.Select(s => (long)s)];
        Reference input = Reference.From(size, _ => random.NextDouble()), w = Reference.From(size, _ => random.NextDouble());
        var one = Reference.From([3], _ => 1);
        var outputs = Outputs(training, new Dictionary<string, Reference>
        {
            ["x"] = input,
            ["w"] = w,
            ["norm.weight"] = one,
            ["norm.bias"] = new([3]),
            ["norm.running_mean"] = new([3]),
            ["norm.running_var"] = one,
        });
        double loss = 0;
        for (var channel = 0; channel < 3; channel++)
        {
            long[][] positions = [.. Reference.Indices(size).Where(i => i[1] == channel).Select(i => i.ToArray())];
            double[] values = [.. positions.Select(i => input[i])];
            loss += positions.Sum(i => Standardized(values, input[i]) * w[i]);
            Assert.Equal(0.1f * values.Average(), outputs["norm.running_mean"].Data[channel], 1e-9);
        }
        AssertValues([loss], outputs["loss"]);
    }

    [Theory]
    [InlineData("Linear", "BatchNorm1d", new object[] { "N", 3 }, 1)]
    [InlineData("Linear", "BatchNorm1d", new object[] { "N", 3, 4 }, 0)]
    [InlineData("Conv1d", "BatchNorm1d", new object[] { "N", 3, 4 }, 1)]
    [InlineData("ConvTranspose3d", "BatchNorm3d", new object[] { "N", 3, 4, 4, 4 }, 1)]
    public void ABiasBeforeABatchNormOfAnyRank(string layer, string norm, object[] dims, int infos)
    {
        var hyperparameters = layer == "Linear" ? new (string, object?)[] { ("features", 4) } : [("channels", 4), ("kernel", 2)];
        var net = Templates.Run(Templates.Of(dims, x => Then(Then(x, Field("layer")), Field("norm")),
            Declare("layer", Layer(layer, hyperparameters)), Declare("norm", Layer(norm))));
        Assert.Equal(infos, net.Issues.Count(i => i.Rule == "NG0229"));
    }

    /// <summary>A layer of random numbers on ones, in both forms, with the shape of <see cref="shape"/>.</summary>
    static (Reference Training, Reference Inference) Random(string layer, params (string, object?)[] hyperparameters)
    {
        object[] dims = [40, 50, 2, 2];
        var net = RunClean(Network([Declare("scale", Function("Parameter", ("shape", new[] { 40, 50, 2, 2 })))],
            Method(MethodKind.Loss, "Loss", [Tensor("x", dims)],
            Result(Op(Binary(BinaryOperator.Multiply, Then(Var("x"), Layer(layer, hyperparameters)), Field("scale")), "Sum")))));
        long[] size = [40, 50, 2, 2];
        var sources = new Dictionary<string, Reference> { ["x"] = Reference.From(size, _ => 1), ["scale"] = Reference.From(size, _ => 1) };
        var inference = Outputs(net.Methods[0].Inference, sources)["loss"];
        // The gradient of the scale is what the layer gave.
        return (Outputs(net.Methods[0].Training!, sources)["d scale"], inference);
    }

    [Theory]
    [InlineData("Dropout2d", 2000)]
    [InlineData("StochasticDepth", 40)]
    public void WholePartsAreDropped(string layer, int parts)
    {
        var (y, inference) = Random(layer, ("rate", 0.25f));
        AssertValues([8000], inference);
        var rows = y.Data.Chunk(8000 / parts).ToArray();
        Assert.All(rows, row => Assert.Single(row.Distinct()));
        Assert.Equal([0, 1 / 0.75], rows.Select(r => Math.Round(r[0], 9)).Distinct().Order().Select(v => v == 0 ? 0 : 1 / 0.75));
        Assert.InRange(rows.Count(r => r[0] == 0) / (double)parts, 0.1, 0.4);
    }

    [Fact]
    public void TheWholeBatchMayBeDropped() => Assert.Single(
        Random("StochasticDepth", ("rate", 0.5f), ("Mode", new EnumValue("NetGen.StochasticDepthMode", "Batch"))).Training.Data.Distinct());

    [Theory]
    [InlineData("GaussianNoise", "deviation", 0.5f, 0.5, false)]
    [InlineData("GaussianDropout", "rate", 0.2f, 0.5, false)]
    [InlineData("Noise", "deviation", 0.5f, 0.5, true)]
    public void NoiseHasItsMeanAndDeviation(string layer, string name, float value, double deviation, bool always)
    {
        var (y, inference) = Random(layer, (name, value));
        Assert.InRange(y.Data.Average(), 0.97, 1.03);
        Assert.InRange(Math.Sqrt(y.Data.Average(v => (v - 1) * (v - 1))), 0.97 * deviation, 1.03 * deviation);
        Assert.Equal(always, inference.Data[0] != 8000);
    }

    [Fact]
    public void DropConnectDropsWeightsInTraining()
    {
        var net = RunClean(Network([Declare("layer", Layer("Linear", ("features", 40), ("DropConnect", 0.25f), ("Bias", false)))],
            Method(MethodKind.Loss, "Loss", [Tensor("x", 1, 50)], Result(Op(Then(Var("x"), Field("layer")), "Sum")))));
        var sources = new Dictionary<string, Reference> { ["x"] = Reference.From([1, 50], _ => 1), ["layer.weight"] = Reference.From([40, 50], _ => 1) };
        AssertValues([2000], Outputs(net.Methods[0].Inference, sources)["loss"]);
        var kept = Outputs(net.Methods[0].Training!, sources)["d layer.weight"].Data;
        Assert.InRange(kept.Count(v => v == 0), 420, 580);
        Assert.All(kept, v => Assert.True(v == 0 || Math.Abs(v - 1 / 0.75) < 1e-9));
    }
}
