using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>What layers and losses compute, against the formulas written out by hand.</summary>
public class LayerMathTests
{
    static readonly double[] x = [0.5, -1.25, 2, 0, 3, -0.75];

    static Reference Loss(string function, double[] a, object[] shape, (string, ValueType, double[]) target, string first,
        params (string, object?)[] more)
    {
        var (name, type, values) = target;
        object[] targetShape = values.Length == a.Length ? shape : [shape[0]];
        var method = Method(MethodKind.Forward, "Run", [Tensor("x", shape), Parameter("t", type, targetShape)],
            Result(Function(function, [(first, Var("x")), (name, Var("t")), .. more])));
        var graph = RunClean(Network([], method)).Methods.Single().Inference;
        return Outputs(graph, new Dictionary<string,
            Reference>
        {
            ["x"] = new([.. shape.Select(d => (long)(int)d)], a),
            ["t"] = new([.. targetShape.Select(d => (long)(int)d)], values)
        })["result"];
    }

    static double[] LogSoftmax(double[] row) => [.. row.Select(v => v - Math.Log(row.Sum(Math.Exp)))];

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.2)]
    public void CrossEntropyOfLabels(double smoothing)
    {
        double[] first = LogSoftmax(x[..3]), second = LogSoftmax(x[3..]);
        var expected = -((1 - smoothing) * (first[2] + second[0]) + smoothing * (first.Average() + second.Average())) / 2;
        AssertValues([expected], Loss("CrossEntropy", x, [2, 3], ("labels", ValueType.Labels, [2, 0]), "logits", ("smoothing", smoothing)));
    }

    [Fact]
    public void CrossEntropyOfProbabilities()
    {
        double[] first = LogSoftmax(x[..3]), second = LogSoftmax(x[3..]);
        var expected = -(0.25 * first[0] + 0.75 * first[1] + 1 * second[2]) / 2;
        AssertValues([expected], Loss("CrossEntropy", x, [2, 3], ("targets", ValueType.Tensor, [0.25, 0.75, 0, 0, 0, 1]), "logits"));
    }

    [Fact]
    public void CrossEntropyIsFiniteBesideAnImpossibleClass()
    {
        double[] logits = [1, double.NegativeInfinity, 2, 0, 0, 0];
        var expected = -(1 - Math.Log(Math.E + Math.Exp(2)) - Math.Log(3)) / 2;
        AssertValues([expected], Loss("CrossEntropy", logits, [2, 3], ("labels", ValueType.Labels, [0, 1]), "logits"));
    }

    [Fact]
    public void CrossEntropyOfLargeLogitsDoesNotOverflow() =>
        AssertValues([0], Loss("CrossEntropy", [1000, 0, 0, 1000], [2, 2], ("labels", ValueType.Labels, [0, 1]), "logits"));

    [Fact]
    public void BinaryCrossEntropies()
    {
        double[] p = [0.25, 0, 1], t = [1, 1, 0], logits = [-2, 0, 700];
        AssertValues([(-Math.Log(0.25) + 100 + 100) / 3], Loss("BinaryCrossEntropy", p, [3], ("targets", ValueType.Tensor, t), "probabilities"));
        AssertValues([(Math.Log(1 + Math.Exp(2)) + Math.Log(2) + 700) / 3],
            Loss("BinaryCrossEntropyWithLogits", logits, [3], ("targets", ValueType.Tensor, t), "logits"));
        AssertValues([(0.5625 + 1 + 1) / 3], Loss("MeanSquaredError", p, [3], ("target", ValueType.Tensor, t), "prediction"));
    }

    [Fact]
    public void LayerNormUsesTheBiasedVariance()
    {
        var y = Of(x, [2, 3], e => Then(e, Field("norm")), Declare("norm", Layer("LayerNorm", ("Affine", false))));
        AssertValues([.. Normalised(x[..3]), .. Normalised(x[3..])], y);

        static double[] Normalised(double[] row) =>
            [.. row.Select(v => (v - row.Average()) / Math.Sqrt(row.Average(u => (u - row.Average()) * (u - row.Average())) + 1e-5f))];
    }

    [Fact]
    public void Activations()
    {
        AssertValues([.. x.Select(v => Math.Max(v, 0))], Of(x, [6], e => Op(e, "Relu")));
        AssertValues([.. x.Select(v => v > 0 ? v : 0.01f * v)], Of(x, [6], e => Then(e, Layer("LeakyRelu"))));
        AssertValues([.. x.Select(v => v * (1 + Erf(v / Math.Sqrt(2))) / 2)], Of(x, [6], e => Op(e, "Gelu")), 1e-6);
        AssertValues([.. x.Select(v => v * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v))) / 2)],
            Of(x, [6], e => Op(e, "Gelu", ("approximate", true))));
        AssertValues([.. x.Select(v => v / (1 + Math.Exp(-v)))], Of(x, [6], e => Op(e, "Silu")));
        AssertValues([.. x.Select(v => Math.Log(1 + Math.Exp(v)))], Of(x, [6], e => Op(e, "Softplus")));
        AssertValues([800, 0], Of([800, -800], [2], e => Op(e, "Softplus")));
        var e = x.Select(Math.Exp).ToArray();
        AssertValues([.. e.Select(v => v / e.Sum())], Of(x, [6], x => Op(x, "Softmax")));
        AssertValues([Math.Log(e.Sum())], Of(x, [6], x => Op(x, "LogSumExp")));
    }

    /// <summary>The error function by its Taylor series.</summary>
    static double Erf(double v)
    {
        double sum = 0, term = v;
        for (var n = 0; n < 60; n++)
        {
            sum += term / (2 * n + 1);
            term *= -v * v / (n + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    [Theory]
    [InlineData("Relu", 0.0)]
    [InlineData("Softplus", 0.5)]
    [InlineData("Abs", 0.0)]
    public void DerivativeAtTheKink(string function, double expected) =>
        AssertValues([expected], Of([0], [1], e => Function("Gradient", ("loss", Op(Op(e, function), "Sum")), ("wrt", e))));

    [Fact]
    public void BatchNormInTrainingUsesTheBatchAndMovesTheRunningStatistics()
    {
        var (graph, values) = BatchNorm(training: true);
        for (var channel = 0; channel < 2; channel++)
        {
            var row = Channel(values["x"], channel);
            double mean = row.Average(), variance = row.Average(v => (v - mean) * (v - mean));
            double weight = values["norm.weight"].Data[channel], bias = values["norm.bias"].Data[channel];
            Assert.Equal(row.Average(v => Math.Pow((v - mean) / Math.Sqrt(variance + 1e-5f) * weight + bias, 2)),
                Channel(graph["squares"], channel).Average(), 1e-9);
            Assert.Equal((1 - (double)0.1f) * values["norm.running_mean"].Data[channel] + 0.1f * mean,
                graph["norm.running_mean"].Data[channel], 1e-9);
            Assert.Equal((1 - (double)0.1f) * values["norm.running_var"].Data[channel] + 0.1f * variance * 6 / 5,
                graph["norm.running_var"].Data[channel], 1e-9);
        }
    }

    [Fact]
    public void BatchNormInInferenceUsesTheRunningStatistics()
    {
        var (graph, values) = BatchNorm(training: false);
        Assert.DoesNotContain("norm.running_mean", graph.Keys);
        for (var channel = 0; channel < 2; channel++)
        {
            double mean = values["norm.running_mean"].Data[channel], variance = values["norm.running_var"].Data[channel];
            double weight = values["norm.weight"].Data[channel], bias = values["norm.bias"].Data[channel];
            Assert.Equal(
                Channel(values["x"], channel).Average(v => Math.Pow((v - mean) / Math.Sqrt(variance + 1e-5f) * weight + bias, 2)),
                Channel(graph["squares"], channel).Average(), 1e-9);
        }
    }

    static double[] Channel(Reference image, int channel) =>
        [.. Reference.Indices(image.Shape).Where(i => i[1] == channel).Select(i => image[i])];

    /// <summary>The squares of a batch norm of [3, 2, 2, 1] in one form, with its sources.</summary>
    static (Dictionary<string, Reference> Outputs, Dictionary<string, Reference> Sources) BatchNorm(bool training)
    {
        var loss = Method(MethodKind.Loss, "Loss", [Tensor("x", "N", 2, 2, 1)],
            Let("y", Op(Then(Var("x"), Field("norm")), "Square")), Result(Op(Var("y"), "Mean")));
        var net = RunClean(Network([Declare("norm", Layer("BatchNorm2d"))], loss));
        Assert.Equal(["norm.weight", "norm.bias"], net.Parameters.Select(p => p.Name));
        Assert.Equal(["norm.running_mean Zeros", "norm.running_var Ones"], net.Buffers.Select(b => $"{b.Name} {b.Initialization.Kind}"));
        var graph = training ? net.Methods[0].Training! : net.Methods[0].Inference;
        var random = new Random(4);
        var sources = graph.Sources.Select(n => (Source)n.Op).ToDictionary(s => s.Id, s =>
            Reference.From([.. s.Shape.Dims.Select(d => d.Constant ?? 3)], _ => random.NextDouble() + 0.25));
        // The mean's input is the tensor of squares.
        var mean = graph.Outputs[0].Node;
        var squares = Topological.Order([mean], n => n.Inputs).Last(n => n.Op is Sum && n.Inputs[0].Shape.Rank == 4 && n.Shape.Rank == 0)
            .Inputs[0];
        var wanted = Graph.Of([new("squares", OutputKind.Result, squares), .. graph.Outputs.Where(o => o.Kind == OutputKind.Buffer)]);
        return (Outputs(wanted, sources, ("N", 3)), sources);
    }

    [Fact]
    public void PoolsAverageAndMaximise()
    {
        double[] image = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        AssertValues([3, 4, 6, 7], Of(image, [1, 1, 3, 3], e => Op(e, "AvgPool2d", ("kernel", 2), ("stride", 1))));
        AssertValues([0.25, 1.25, 2.75, 7], Of(image, [1, 1, 3, 3], e => Op(e, "AvgPool2d", ("kernel", 2), ("padding", 1))));
        AssertValues([1, 2.5, 5.5, 7],
            Of(image, [1, 1, 3, 3], e => Op(e, "AvgPool2d", ("kernel", 2), ("padding", 1), ("countIncludePad", false))));
        AssertValues([5, 6, 8, 9], Of(image, [1, 1, 3, 3], e => Then(e, Layer("MaxPool2d", ("kernel", 2), ("Stride", 1)))));
    }

    [Fact]
    public void DropoutActsInTrainingOnly()
    {
        var net = RunClean(Network([Declare("scale", Function("Parameter"))], Method(MethodKind.Loss, "Loss", [Tensor("x", 1000)],
            Result(Op(Binary(BinaryOperator.Multiply, Then(Var("x"), Layer("Dropout", ("rate", 0.25f))), Field("scale")), "Mean")))));
        var sources = new Dictionary<string, Reference> { ["x"] = Reference.From([1000], _ => 1), ["scale"] = Reference.Scalar(1) };
        AssertValues([1], Outputs(net.Methods[0].Inference, sources)["loss"]);
        var dropped = Outputs(net.Methods[0].Training!, sources)["loss"].Data[0];
        Assert.InRange(dropped, 0.9, 1.1);
        Assert.NotEqual(1, dropped);
        Assert.Equal(dropped, Outputs(net.Methods[0].Training!, sources)["d scale"].Data[0], 1e-9);
    }
}
