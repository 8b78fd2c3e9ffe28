using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>No template makes the evaluator throw, overflow its stack or run for ever.</summary>
public class RobustnessTests
{
    static string Rules(TypeTemplate network, params TypeTemplate[] blocks) => string.Join(" ", Run(network, blocks).Issues.Select(i => i.Rule));

    [Fact]
    public void BlockThatHoldsItself() => Assert.Equal("NG0104", Rules(
        Of(["N"], x => x, Declare("block", New("App.Block"))),
        Type("App.Block", false, [Declare("inner", New("App.Block"))])));

    [Fact]
    public void MethodThatCallsItself() => Assert.Equal("NG0104", Rules(Network([],
        Method(MethodKind.Forward, "Run", [Tensor("x", "N")], Result(Call("App.Net", "Run(Tensor)", new This(NextSite), ("x", Var("x"))))))));

    [Fact]
    public void LambdaThatCallsItself() => Assert.Equal("NG0104", Rules(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", "N")],
        new LocalFunction(NextSite, "F", new Lambda(NextSite, ["v"], Body(Result(new Invoke(NextSite, Var("F"), [Var("v")]))))),
        Result(new Invoke(NextSite, Var("F"), [Var("x")]))))));

    [Fact]
    public void LoopThatNeverEnds() => Assert.Equal("NG0104", Rules(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", "N")],
        new Loop(NextSite, [], E(true), [], Body(Let("x", Op(Var("x"), "Exp")))), Result(Var("x"))))));

    [Fact]
    public void SizesThatExplode() => Assert.Contains("NG0", Rules(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", "N", "M")],
        Let("n", Add(Op(Var("x"), "Size", ("axis", 0)), Op(Var("x"), "Size", ("axis", 1)))),
        new ForEach(NextSite, "i", E(Enumerable.Range(0, 50).ToArray()), Let("n", Add(Binary(BinaryOperator.Multiply, Var("n"), Var("n")), 1))),
        Result(Op(Var("x"), "Reshape", ("shape", new object[] { Var("n") })))))));

    [Fact]
    public void LongChainsFitASmallStack()
    {
        var sum = Var("x");
        for (var i = 0; i < 3000; i++) sum = Add(Op(sum, "Relu"), 1.0);
        Assert.Equal("", OnSmallStack(() => Rules(Of(["N"], _ => sum))));
    }

    [Fact]
    public void DeepNestingIsReported()
    {
        var right = Var("x");
        for (var i = 0; i < 20_000; i++) right = Add(1.0, right);
        Assert.Equal("NG0104", OnSmallStack(() => Rules(Of(["N"], _ => right))));
    }

    static string OnSmallStack(Func<string> run)
    {
        var result = "";
        var thread = new Thread(() => result = run(), 256 * 1024);
        thread.Start();
        thread.Join();
        return result;
    }

    /// <summary>Every operation and layer with arguments of every kind: errors are issues, never NG0001.</summary>
    [Fact]
    public void WrongArgumentsAreIssues()
    {
        object?[] values = [null, -1, 0, 3, 1.5, true, "text", new[] { 1, 2 }, new object[] { }, Var("x"), new This(NextSite),
            Layer("Relu"), Range(1, null), End(1),
            new TupleOf(NextSite, []), new Lambda(NextSite, ["v"], Body(Result(Var("v"))))];
        string[] names = ["x", "axis", "axes", "shape", "rows", "classes", "mask", "a", "b", "other", "parts", "loss", "wrt", "n", "value",
            "size", "kernel", "stride", "padding",
            "filter", "logits", "labels", "targets", "layer", "function", "start", "length", "before", "after", "min", "max", "exponent",
                "rate", "init", "otherwise", "tokens", "y"];
        var random = new Random(1);
        foreach (var operation in NetGen.Compiler.Evaluate.Operations.OperationTable.Names)
        {
            for (var trial = 0; trial < 25; trial++)
            {
                (string, object?)[] arguments = [.. names.Where(_ => random.Next(3) > 0).Select(n => (n, values[random.Next(values.Length)]))];
                var receiver = trial % 2 == 0 ? Var("x") : E(values[random.Next(values.Length)]);
                foreach (var call in new[] { Op(receiver, operation, arguments), Function(operation, arguments) })
                    AssertNoInternalError(Of(["N", 3, 4, 4], _ => call), operation);
            }
        }
    }

    [Fact]
    public void WrongLayersAreIssues()
    {
        object?[] values = [null, -1, 0, 1, 2, 3, 1.5, 0.5, true, false, "text", new[] { 1, 2 }, new[] { 0 },
            new Literal(NextSite, new EnumValue("NetGen.Init", "Ones"))];
        string[] layers = ["Linear", "Conv2d", "Embedding", "MaxPool2d", "AvgPool2d", "BatchNorm2d", "LayerNorm", "Dropout", "Flatten",
            "Softmax", "LogSoftmax", "LeakyRelu", "Gelu", "CrossEntropy", "Sequential", "Unknown"];
        string[] names = ["features", "channels", "kernel", "count", "width", "rate", "axis", "slope", "Stride", "Padding", "Dilation",
            "Groups", "Strides", "Paddings", "Bias", "Init", "Epsilon", "Momentum", "Axes", "Affine", "StartAxis", "Frozen"];
        object[][] shapes = [[], ["N"], ["N", 3], ["N", "C", 5, 5], ["N", 4, 5, 5], [2, 4, "H", "W"], [2, 3, 4, 5, 6]];
        var random = new Random(2);
        for (var trial = 0; trial < 3000; trial++)
        {
            var layer = Layer(layers[trial % layers.Length],
                [.. names.Where(_ => random.Next(4) > 0).Select(n => (n, values[random.Next(values.Length)]))]);
            AssertNoInternalError(Of(shapes[random.Next(shapes.Length)], x => Then(x, Field("layer")), Declare("layer", layer)),
                TemplateText.Of(layer));
            AssertNoInternalError(List(Shape(shapes[random.Next(shapes.Length)]), layer), TemplateText.Of(layer));
        }
    }

    static void AssertNoInternalError(TypeTemplate network, string what)
    {
        foreach (var issue in Run(network).Issues)
        {
            Assert.False(issue.Rule == "NG0001", $"{what}: {string.Join("; ", issue.Arguments)}");
            string.Format(Diagnostics.Rule.Get(issue.Rule).Message, [.. issue.Arguments]);
        }
    }
}
