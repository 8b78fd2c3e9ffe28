using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>
/// A program around a network with one mistake has this one error: what it calls exists. The same program around the corrected network
/// compiles, so stubs and compiled networks have one surface.
/// </summary>
public class CascadeTests
{
    const string Common = """
        optimizer.Step(net);
        TensorStore weights = net.Parameters, gradients = net.Gradients, buffers = net.Buffers;
        var ranges = net.Trained.Length;
        net.Initialize(7);
        net.Save("a.safetensors");
        net.Load("a.safetensors");
        Console.WriteLine(Net.Summary() + net + weights + gradients + buffers + ranges);
        INetwork any = net;
        IDisposable resource = net;
        """;

    [Theory]
    [InlineData("Conv2d(6, kernel: 50)", "NG0203")]
    [InlineData("Conv2d(0, kernel: 5)", "NG0209")]
    [InlineData("Linear(5), CrossEntropy", "NG0219")]
    [InlineData("Conv2d(6, kernel: 5), Softmax(7)", "NG0207")]
    public Task A_classifier_of_attributes(string wrong, string rule) => Check(
        rule,
        "[Network, Shape(\"N\", 1, 28, 28)] [WRONG, Relu, Flatten, Linear(10)] [CrossEntropy] public partial class Net;",
        wrong,
        "Conv2d(6, kernel: 5)",
        """
        using var net = new Net { Seed = 3 };
        net.Predict(floats, result: floats);
        System.Func<System.ReadOnlySpan<float>, System.ReadOnlySpan<int>, Optimizer, float> step = net.TrainStep;
        var loss = net.Loss(floats, ints) + net.LossAndGradients(input: floats, labels: ints) + net.TrainStep(floats, ints, optimizer) + step(floats, ints, optimizer);
        using Net.Session session = net.CreateSession(N: 64);
        session.Predict(floats, floats);
        loss += session.Loss(floats, ints) + session.LossAndGradients(floats, ints) + session.TrainStep(floats, ints, optimizer: optimizer);
        optimizer.Step(session);
        Console.WriteLine(session.ActivationBytes + session.Gradients.ToString());
        """);

    [Fact]
    public Task A_regression_of_attributes() => Check(
        "NG0209",
        "[Network, Shape(\"B\", 8), Linear(WRONG), MeanSquaredError] public partial class Net;",
        "-1",
        "4",
        "var net = new Net(); var loss = net.LossAndGradients(floats, target: floats); var session = net.CreateSession(B: 4); session.Loss(floats, floats);");

    [Fact]
    public Task An_embedding_of_attributes() => Check(
        "NG0209",
        "[Network, Shape(\"Batch\", \"Time\"), Embedding(WRONG, 8), Linear(3), LayerNorm] public partial class Net;",
        "0",
        "10",
        "var net = new Net(); net.Predict(ints, floats, Time: 4, Batch: 2); var session = net.CreateSession(Batch: 4, Time: 5); session.Predict(ints, floats, 2, 4);");

    const string Several = """
        [Network]
        public partial class Net
        {
            readonly Linear head = new(4), other = new(4);

            [Forward]
            (Tensor Scores, Labels Best) Classify([Shape("B", "T", 8)] Tensor x, [Shape("B", "T")] Tokens tokens, float temperature, [Shape("B")] Labels label)
            {
                var scores = x.Mean(1).Then(head) / temperature + tokens.OneHot(4).Mean(1) + label.OneHot(4);
                WRONG
                return (scores, scores.ArgMax(1));
            }

            [Forward] Labels Best([Shape("B", 8)] Tensor @in) => @in.Then(head).ArgMax(1);
            [Forward] Tensor Keep([Shape("B", 8)] Tensor x, [Shape("B", 8)] Mask keep) => Where(keep, x, 0);
            [Loss] Tensor Cost([Shape("B", 8)] Tensor x, [Shape("B", 4)] Tensor target, float weight) => weight * MeanSquaredError(x.Then(head), target);
            [Loss(Trains = nameof(other))] Tensor Second([Shape("B", 8)] Tensor x, [Shape("B")] Labels label) => CrossEntropy(x.Then(other), label);
        }
        """;

    [Theory]
    [InlineData("scores += scores.Sum(0, true).Transpose();", "NG0200")]
    [InlineData("scores = scores ?? x;", "NG0100")]
    [InlineData("scores = scores.Mean(2);", "NG0207")]
    [InlineData("if (x.Size(1) > 7) scores = -scores;", "NG0102")]
    [InlineData("scores = scores * Math.Cbrt(scores.Rank);", "NG0101")]
    public Task Methods_with_all_kinds_of_data(string wrong, string rule) => Check(
        rule,
        Several,
        wrong,
        "scores = scores.Relu();",
        """
        var net = new Net();
        net.Classify(floats, ints, 0.5f, ints, floats, ints);
        net.Classify(x: floats, tokens: ints, temperature: 0.5f, label: ints, Scores: floats, Best: ints);
        net.Best(@in: floats, result: ints);
        net.Keep(floats, bools, floats);
        var loss = net.Cost(floats, floats, 1) + net.CostAndGradients(floats, floats, weight: 1) + net.TrainCost(floats, floats, 1, optimizer);
        loss += net.Second(floats, ints) + net.SecondAndGradients(floats, ints) + net.TrainSecond(floats, ints, optimizer);
        var session = net.CreateSession(B: 4, T: 7);
        session.Best(floats, ints);
        session.TrainCost(floats, floats, 1, optimizer);
        """);

    [Fact]
    public Task Sizes_that_are_arguments() => Check(
        "NG0208",
        """
        [Network]
        public partial class Net
        {
            readonly Tensor scale = Parameter(1);
            [Forward] Tensor Sum([Shape("H", "W")] Tensor x) => Plus(x, WRONG);
            [Loss] Tensor Loss([Shape("H", "W")] Tensor x) => (x * scale).Mean();
            Tensor Plus([Shape("A", "C")] Tensor a, [Shape("A", "C")] Tensor b) => a + b;
        }
        """,
        "x.Transpose()",
        "2 * x",
        """
        var net = new Net();
        net.Sum(floats, floats, 3, 4);
        net.Sum(floats, floats, H: 3, W: 4);
        var loss = net.Loss(floats, 3, 4) + net.LossAndGradients(floats, H: 3, W: 4) + net.TrainStep(floats, optimizer, H: 3, W: 4);
        var session = net.CreateSession(H: 5, W: 6);
        session.Sum(floats, floats, 3, 4);
        """);

    [Fact]
    public Task A_block_that_cannot_be_read() => Check(
        "NG0100",
        """
        [Network]
        public partial class Net
        {
            readonly Piece piece = new();
            [Forward] Tensor Run([Shape("N", 8)] Tensor x) => piece.Forward(x);
        }
        [Block]
        public partial class Piece
        {
            readonly Linear linear = new(3);
            public Tensor Forward(Tensor x) => WRONG;
        }
        """,
        "(x, x) is var (a, b) ? a : b",
        "x.Then(linear)",
        "var net = new Net(); net.Run(floats, floats); net.CreateSession(N: 3).Run(floats, floats);");

    [Theory]
    [InlineData("[Forward] Tensor Run(Tensor x) => x.Then(head);", "[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x.Then(head);", "NG0005")]
    [InlineData(
        "[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) { lock (this) { } return x.Then(head); }", "[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x.Then(head);", "NG0100")]
    [InlineData(
        "Linear more = new(3); [Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x.Then(head);", "[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x.Then(head);", "NG0007")]
    [InlineData(
        "public Net() { } [Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x.Then(head);", "[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x.Then(head);", "NG0009")]
    [InlineData(
        "[return: Shape(\"N\", 7)] [Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x.Then(head);",
        "[return: Shape(\"N\", 3)] [Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x.Then(head);",
        "NG0205")]
    public Task Declarations(string wrong, string right, string rule) => Check(
        rule,
        "[Network] public partial class Net { readonly Linear head = new(3); WRONG }",
        wrong,
        right,
        "var net = new Net { Seed = 1 }; net.Run(floats, floats); net.CreateSession(N: 3).Run(floats, result: floats);");

    [Theory]
    [InlineData("public partial record Net", "", "")]
    [InlineData("internal sealed partial class Net", "", "")]
    [InlineData("public partial class Net", "public static partial class Outer { ", "}")]
    [InlineData("private partial class Net", "partial class Outer { partial struct Inner { ", "} }")]
    public async Task Kinds_of_classes(string declaration, string before, string after)
    {
        var wrong = $"{before} [Network, Shape(\"N\", 8), Linear(0)] {declaration} {{ public override string ToString() => \"mine\"; }} {after}";
        await Only("NG0209", wrong);
        await Only(null, wrong.Replace("Linear(0)", "Linear(3)"));
    }

    /// <summary>What cannot be added to has an error of its own, and nothing in generated files.</summary>
    [Theory]
    [InlineData("static partial class Net { [Forward] static Tensor Run([Shape(\"N\")] Tensor x) => x; }")]
    [InlineData("partial class Net<T> { [Forward] Tensor Run([Shape(\"N\")] Tensor x) => x; }")]
    [InlineData("abstract partial class Net { [Forward] Tensor Run([Shape(\"N\")] Tensor x) => x; }")]
    [InlineData("file partial class Net { [Forward] Tensor Run([Shape(\"N\")] Tensor x) => x; }")]
    public Task Classes_that_are_no_networks(string declaration) => Only("NG0003", $"[Network] {declaration}");

    /// <summary>A generated part would have C# say the same, and a build would then not run the analyzer.</summary>
    [Fact]
    public Task A_class_that_is_not_partial() => Only("NG0002", "[Network, Shape(\"N\", 8), Linear(3)] public class Net;");

    /// <param name="rule">The rule of the mistake.</param>
    /// <param name="network">The network, with WRONG where the mistake is.</param>
    /// <param name="wrong">The mistake.</param>
    /// <param name="right">Its correction.</param>
    /// <param name="use">What a program does with the network.</param>
    static async Task Check(string rule, string network, string wrong, string right, string use)
    {
        foreach (var hasDevices in new[] { false, true })
        {
            var program = hasDevices ? Program("using var device = IlgpuDevice.Create();" + OnDevice(use) + Common) : Program(use + Common);
            await Only(rule, hasDevices, network.Replace("WRONG", wrong), program);
            await Only(null, hasDevices, network.Replace("WRONG", right), program);
        }
    }

    /// <summary>The same with sessions on a device.</summary>
    static string OnDevice(string use) => use.Replace("Net.Session", "Net.IlgpuSession").Replace("CreateSession(", "CreateSession(device, ");

    static Task Only(string? rule, string network) => Only(rule, false, network);

    /// <summary>The program has one error of NetGen, or none, and none of C#.</summary>
    static async Task Only(string? rule, bool hasDevices, string network, params string[] more)
    {
        Compilation written = Sources.Compile(["namespace App; " + network, .. more]);
        var program = GeneratedCompilation.Of(hasDevices ? written.WithDevices() : written);
        Assert.Null(program.Failure);
        Assert.Empty(program.OfCSharp());
        var found = await program.OfNetGen();
        Assert.Equal(rule is null ? [] : [rule], found.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }

    static string Program(string use) =>
        $"namespace App; static class User {{ static void Use(Optimizer optimizer, float[] floats, int[] ints, bool[] bools) {{ {use} }} }}";
}
