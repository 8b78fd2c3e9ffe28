using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Bodies: blocks with hyperparameters, arrays, loops, shared weights, and what a loss trains.</summary>
public class BodyTests
{
    internal const string Forward = "Forward(Tensor)";

    /// <summary>conv, norm, relu, conv, a shortcut, and relu; its stride is a hyperparameter.</summary>
    internal static TypeTemplate ResidualBlock() => Type("App.ResidualBlock", false,
        [
            Declare("conv1", Layer("Conv2d", ("channels", Hyper("channels")), ("kernel", 3), ("Padding", 1), ("Stride", Hyper("stride")))),
            Declare("norm1", Layer("BatchNorm2d")),
            Declare("conv2", Layer("Conv2d", ("channels", Hyper("channels")), ("kernel", 3), ("Padding", 1))),
            Declare("shortcut", Layer("Conv2d", ("channels", Hyper("channels")), ("kernel", 1), ("Stride", Hyper("stride")))),
        ],
        Method(MethodKind.Plain, "Forward", [Plain("x")], Result(Op(
            Add(Then(Op(Then(Then(Var("x"), Field("conv1")), Field("norm1")), "Relu"), Field("conv2")), Then(Var("x"), Field("shortcut"))),
                "Relu"))))
        with
    { Hyperparameters = [new("channels", null), new("stride", E(1))] };

    internal static TypeTemplate CifarNet(int size = 8) => Network(
        [
            Declare("stem", Layer("Conv2d", ("channels", 2), ("kernel", 3), ("Padding", 1))),
            Declare("stages", E(new object[] { New("App.ResidualBlock", ("channels", 2)),
                New("App.ResidualBlock", ("channels", 3), ("stride", 2)) })),
            Declare("head", Layer("Linear", ("features", 3))),
        ],
        Method(MethodKind.Forward, "Classify", [Tensor("image", "N", 2, size, size)],
            new ShapeComment(NextSite, Let("x", Op(Then(Var("image"), Field("stem")), "Relu")), $"[N, 2, {size}, {size}]"),
            new ForEach(NextSite, "stage", Field("stages"), Let("x", Call("App.ResidualBlock", Forward, Var("stage"), ("x", Var("x"))))),
            Result(Then(Op(Var("x"), "Mean", ("axes", new[] { 2, 3 })), Field("head")))) with
        { Results = [Shape("N", 3)] },
        Method(MethodKind.Loss, "Loss", [Tensor("image", "N", 2, size, size), Parameter("label", ValueType.Labels, "N")],
            Result(Function("CrossEntropy", ("logits", Call("App.Net", "Classify(Tensor)", new This(NextSite), ("image", Var("image")))),
                ("labels", Var("label")), ("smoothing", 0.1)))));

    [Fact]
    public void FieldPathsNameTheWeights()
    {
        var net = RunClean(CifarNet(), ResidualBlock());
        Assert.Equal(
            [
                "stem.weight [2, 2, 3, 3]", "stem.bias [2]",
                "stages[0].conv1.weight [2, 2, 3, 3]", "stages[0].conv1.bias [2]", "stages[0].norm1.weight [2]", "stages[0].norm1.bias [2]",
                "stages[0].conv2.weight [2, 2, 3, 3]", "stages[0].conv2.bias [2]", "stages[0].shortcut.weight [2, 2, 1, 1]",
                    "stages[0].shortcut.bias [2]",
                "stages[1].conv1.weight [3, 2, 3, 3]", "stages[1].conv1.bias [3]", "stages[1].norm1.weight [3]", "stages[1].norm1.bias [3]",
                "stages[1].conv2.weight [3, 3, 3, 3]", "stages[1].conv2.bias [3]", "stages[1].shortcut.weight [3, 2, 1, 1]",
                    "stages[1].shortcut.bias [3]",
                "head.weight [3, 3]", "head.bias [3]",
            ],
            net.Parameters.Select(p => $"{p.Name} {p.Shape}"));
        Assert.Equal(["stages[0].norm1.running_mean", "stages[0].norm1.running_var", "stages[1].norm1.running_mean",
            "stages[1].norm1.running_var"], net.Buffers.Select(b => b.Name));
        Assert.Equal(net.Buffers.Select(b => b.Name),
            net.Methods[1].Training!.Outputs.Where(o => o.Kind == OutputKind.Buffer).Select(o => o.Name));
        Assert.Contains(net.Methods[0].Inference.Nodes, n => n.Scope == "stages[1].conv2");
    }

    [Fact]
    public void GradientsThroughBlocksAreThoseOfCentralDifferences() =>
        Numeric.AssertGradients(RunClean(CifarNet(4), ResidualBlock()).Methods[1], ("N", 2));

    [Fact]
    public void LayerUsedTwiceSharesItsWeights()
    {
        var net = RunClean(Of([2, 4], x =>
            Then(Op(Then(x, Field("layer")), "Relu"), Field("layer")), Declare("layer", Layer("Linear", ("features", 4)))));
        Assert.Equal(["layer.weight", "layer.bias"], net.Parameters.Select(p => p.Name));
        Assert.Equal(2, net.Methods[0].Inference.Nodes.Count(n => n.Op is Contract));
    }

    [Fact]
    public void TiedWeightsAndBareParameters()
    {
        var net = RunClean(Network(
            [Declare("table", Layer("Embedding", ("count", 9), ("width", 4))),
                Declare("prompt", Function("Parameter", ("shape", new[] { 3, 4 }))),
                Declare("scale", Function("Parameter", ("init", new Literal(NextSite, new EnumValue("NetGen.Init", "Ones")))))],
            Method(MethodKind.Forward, "Run", [Parameter("tokens", ValueType.Tokens, "N", 3)], Result(
                Op(Binary(BinaryOperator.Multiply, Add(Op(Var("tokens"), "Tokens.Then", ("embedding", Field("table"))), Field("prompt")),
                    Field("scale")),
                    "MatMul", ("other", Op(new Member(NextSite, Field("table"), "Weight"), "Transpose")))))));
        Assert.Equal(["table.weight Normal", "prompt HeUniform", "scale Ones"], net.Parameters.Select(p => $"{p.Name} {p.Initialization.Kind}"));
        Assert.Equal("[N, 3, 9]", net.Methods[0].Results[0].Shape.ToString());
    }

    [Fact]
    public void SequentialFieldsCountTheirLayers()
    {
        var net = RunClean(Of(["N", 6], x =>
            Then(x, Field("stem")), Declare("stem", Layer("Sequential"), Layer("Linear", ("features", 5)), Layer("Relu"),
            Layer("Linear", ("features", 2), ("Bias", false)))));
        Assert.Equal(["stem[0].weight", "stem[0].bias", "stem[2].weight"], net.Parameters.Select(p => p.Name));
        Assert.Equal(["stem[0]", "stem[1]", "stem[2]"], net.Layers.Select(l => l.Path));
    }

    [Fact]
    public void LossTrainsWhatItNames()
    {
        TypeTemplate Gan(string trains) => Network(
            [Declare("critic", Layer("Linear", ("features", 1))), Declare("generator", Layer("Linear", ("features", 4))),
                Declare("frozen", Layer("Linear", ("features", 4), ("Frozen", true)))],
            Method(MethodKind.Loss, "CriticLoss", [Tensor("noise", "N", 4)],
                Result(Op(Then(Then(Then(Var("noise"), Field("generator")), Field("frozen")), Field("critic")),
                    "Mean"))) with
            { Trains = [.. trains.Split(' ').Select((t, i) => new TrainedPart(77 + i, t))] });
        Assert.Equal(["critic.weight", "critic.bias"], Run(Gan("critic")).Methods[0].Trained);
        Assert.Equal(["generator.weight", "generator.bias"], Run(Gan("generator")).Methods[0].Trained);
        Assert.Equal(["critic.weight", "critic.bias", "generator.weight", "generator.bias"], Run(Gan("generator critic")).Methods[0].Trained);
        Assert.Contains("which is frozen", Run(Gan("frozen")).Issues.Single(i => i.Rule == "NG0215").Arguments[1]);
        var unknown = Run(Gan("critc")).Issues.Single(i => i.Rule == "NG0215");
        Assert.Equal(77, unknown.Trail[0].Node);
        Assert.Contains("no field", unknown.Arguments[1]);
        Assert.Equal([78, 79], Run(Gan("generator frozen critc")).Issues.Where(i => i.Rule == "NG0215").Select(i => i.Trail[0].Node));
    }

    [Fact]
    public void StopGradientAndFloorDoNotReach()
    {
        var net = Run(Network(
            [Declare("a", Function("Parameter")), Declare("b", Function("Parameter")), Declare("c", Function("Parameter"))],
            Method(MethodKind.Loss, "Loss", [Tensor("x", "N")],
                Result(Op(Add(Binary(BinaryOperator.Multiply, Var("x"), Field("a")),
                Add(Function("StopGradient", ("x", Field("b"))), Op(Field("c"), "Floor"))), "Mean")))));
        Assert.Equal(["a"], net.Methods[0].Trained);
        Assert.Equal(["NG0221 b", "NG0221 c"], net.Issues.Select(i => $"{i.Rule} {i.Arguments[0]}"));
    }

    [Fact]
    public void TuplesLambdasLoopsAndSwitchesRunAtBuildTime()
    {
        var twice = new Lambda(NextSite, ["v"], Body(Result(Add(Var("v"), Var("v")))));
        var net = RunClean(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", "N", 2)],
            new LocalFunction(NextSite, "Twice", twice),
            Let("i", E(0)),
            Let("y", Var("x")),
            new Loop(NextSite, [], Binary(BinaryOperator.Less, Var("i"), 3), [Let("i", Add(Var("i"), 1))], Body(
                new If(NextSite, Binary(BinaryOperator.Equal, Var("i"), 1), new Continue(NextSite), null),
                Let("y", new Invoke(NextSite, Var("Twice"), [Var("y")])))),
            new Deconstruction(NextSite, ["a", null],
                new TupleOf(NextSite, [Op(Var("y"), "Then",
                ("function", new Lambda(NextSite, ["w"], Body(Result(Op(Var("w"), "Sum", ("axes", new[] { 1 }))))))), E(1)])),
            Result(new SwitchOf(NextSite, Op(Var("x"), "Size", ("axis", 1)),
                [new(E(1), BinaryOperator.Equal, null, null, Var("x")), new(E(1), BinaryOperator.Greater, null, null, Var("a")),
                new(null, BinaryOperator.Equal, null, null, Var("x"))])))));
        var result = Numeric.Outputs(net.Methods[0].Inference, new Dictionary<string, Reference> { ["x"] = new([1, 2], [1, 10]) },
            ("N", 1))["result"];
        Numeric.AssertValues([44], result);
    }

    [Fact]
    public void TupleResultsHaveTheirNames()
    {
        var net = RunClean(Network([],
            Method(MethodKind.Forward, "Run", [Tensor("x", "N", 2)],
            Result(new TupleOf(NextSite, [Op(Var("x"), "Exp"), Op(Var("x"), "ArgMax", ("axis", 1))])))
            with
            { ResultNames = ["values", "best"], Results = [Shape("N") with { Element = "best" }] }));
        Assert.Equal([("values", "[N, 2]", ElementType.Float32), ("best", "[N]", ElementType.Int32)],
            net.Methods[0].Results.Select(r => (r.Name, r.Shape.ToString(), r.Type)));
    }
}
