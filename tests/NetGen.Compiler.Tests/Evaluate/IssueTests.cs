using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>What is wrong is said once, with all arguments of its message and the whole way to the network.</summary>
public class IssueTests
{
    /// <summary>The only issue (beside infos, if there is another), whose message must be complete.</summary>
    static Issue Single(EvaluatedNetwork net)
    {
        Issue[] found = [.. WithoutInfos(net)];
        var issue = Assert.Single(found.Length > 0 ? found : [.. net.Issues]);
        Text(issue);
        return issue;
    }

    /// <summary>The message as users read it; an argument that is missing throws, one too many is found.</summary>
    static string Text(Issue issue)
    {
        var format = Rule.Get(issue.Rule).Message;
        Assert.DoesNotContain($"{{{issue.Arguments.Count}}}", format);
        Assert.Contains($"{{{issue.Arguments.Count - 1}}}", format);
        return string.Format(format, [.. issue.Arguments]);
    }

    static string Message(EvaluatedNetwork net) => Text(Single(net));

    [Fact]
    public void ShapeErrorInABlockHasTheTrailToTheNetwork()
    {
        // The block's sum of a strided and an unstrided branch.
        var sum = (Expression)Add(Then(Var("x"), Field("conv")), Var("x"));
        var block = Type("App.Block", false, [Declare("conv", Layer("Conv2d", ("channels", 3), ("kernel", 3)))],
            Method(MethodKind.Plain, "Forward", [Plain("x")], Result(sum)));
        var call = Call("App.Block", BodyTests.Forward, Field("block"), ("x", Var("x")));
        var net = Network([Declare("block", New("App.Block"))], Method(MethodKind.Forward, "Run", [Tensor("x", "N", 3, 8, 8)], Result(call)),
            Method(MethodKind.Forward, "Again", [Tensor("x", "N", 3, 8, 8)],
                Result(Call("App.Net", "Run(Tensor)", new This(NextSite), ("x", Var("x"))))));
        var issue = Single(Run(net, block));
        Assert.Equal(("NG0200", "'+'"), (issue.Rule, issue.Arguments[0]));
        Assert.Equal([new("App.Block", BodyTests.Forward, sum.Site), new Site("App.Net", "Run(Tensor)", call.Site)], issue.Trail);
        Assert.StartsWith("'+': [N, 3, 6, 6] and [N, 3, 8, 8] do not match: dimension 3 is 6 against 8", Text(issue));
    }

    [Fact]
    public void IndependentErrorsAreAllReported()
    {
        var net = Run(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", "N", 3), Tensor("y", "N", 4)],
            Let("a", Add(Var("x"), Var("y"))),
            Let("b", Op(Var("a"), "Relu")),
            Let("c", Op(Var("x"), "Transpose", ("a", 0), ("b", 5))),
            Result(Add(Var("b"), Var("c"))))));
        Assert.Equal(["NG0200", "NG0207"], net.Issues.Select(i => i.Rule));
    }

    [Fact]
    public void ListsNameTheLayerThatDoesNotFit()
    {
        var net = List(Shape("N", 1, 8, 8), Layer("Conv2d", ("channels", 4), ("kernel", 5)), Layer("MaxPool2d", ("kernel", 2)),
            Layer("Conv2d", ("channels", 4), ("kernel", 5)), Layer("Flatten"), Layer("Linear", ("features", 10)));
        var issue = Single(Run(net));
        Assert.Equal([new Site("App.Net", "", net.Layers[2].Site)], issue.Trail);
        Assert.StartsWith("Conv2d '2': a window of 5 does not fit dimension 2 of [N, 4, 2, 2], which is 2 with padding", Text(issue));
    }

    [Fact]
    public void ErrorsInsideASequentialGoThroughItsLayer()
    {
        var inner = Layer("Linear", ("features", 3));
        var then = Then(Var("x"), Field("stem"));
        var issue = Single(Run(Network([Declare("stem", Layer("Sequential"), Layer("Flatten"), inner)],
            Method(MethodKind.Forward, "Run", [Tensor("x", "N", "T", 4)], Result(then)))));
        Assert.Equal([new("App.Net", "stem", inner.Site), new Site("App.Net", "Run(Tensor)", then.Site)], issue.Trail);
        Assert.Contains("Linear 'stem[1]'", Text(issue));
        Assert.Contains("named", Text(issue));
    }

    [Theory]
    [InlineData("stride", 0)]
    [InlineData("Padding", -1)]
    public void HyperparametersAreCheckedAtTheArgument(string name, int value)
    {
        var argument = E(value);
        var layer = Layer("Conv2d", ("channels", 4), ("kernel", 3), (char.ToUpper(name[0]) + name[1..], argument));
        var issue = Single(Run(Of(["N", 1, 8, 8], x => Then(x, Field("conv")), Declare("conv", layer))));
        Assert.Equal(("NG0209", new Site("App.Net", "conv", argument.Site)), (issue.Rule, issue.Trail[0]));
    }

    [Fact]
    public void HyperparametersOfABlockAreReportedThroughItsCreation()
    {
        var created = New("App.ResidualBlock", ("channels", 0));
        var net = Run(Network([Declare("block", created)],
            Method(MethodKind.Forward, "Run", [Tensor("x", "N", 1, 8, 8)],
            Result(Call("App.ResidualBlock", BodyTests.Forward, Field("block"), ("x", Var("x")))))), BodyTests.ResidualBlock());
        Assert.Equal(3, net.Issues.Count);
        Assert.All(net.Issues, i => Assert.Equal(new Site("App.Net", "block", created.Site), i.Trail[1]));
    }

    [Fact]
    public void SecondUseOfALayerWithAnotherWidth() => Assert.StartsWith(
        "Linear 'layer': 'weight' would have to be [3, 8] and [3, 3] at once",
        Message(Run(Of(["N", 8], x => Then(Then(x, Field("layer")), Field("layer")), Declare("layer", Layer("Linear", ("features", 3)))))));

    [Fact]
    public void MatMulNamesBothInnerDimensions() => Assert.StartsWith(
        "MatMul: [N, 3] times [4, 5]: the inner dimensions are 3 and 4",
        Message(Run(Network([], Method(MethodKind.Forward, "Run", [Tensor("a", "N", 3), Tensor("b", 4, 5)],
            Result(Op(Var("a"), "MatMul", ("other", Var("b")))))))));

    [Fact]
    public void ConcatNamesTheDimensionThatDiffers() => Assert.StartsWith(
        "Concat: [N, 3] and [M, 4] differ in dimension 0 (N against M), only dimension 1 may differ",
        Message(Run(Network([], Method(MethodKind.Forward, "Run", [Tensor("a", "N", 3), Tensor("b", "M", 4)],
            Result(Function("Concat", ("axis", 1), ("parts", new object[] { Var("a"), Var("b") }))))))));

    [Theory]
    [InlineData(new object[] { "N", 4 }, "dimension 1 is 3, not 4")]
    [InlineData(new object[] { 8, 3 }, "dimension 0 is N, not 8")]
    [InlineData(new object[] { "M", 3 }, "'M' is not a dimension of the inputs")]
    [InlineData(new object[] { "N" }, "it has 2 dimensions, not 1")]
    public void ReturnShapeIsVerified(object[] stated, string problem)
    {
        var shape = Shape(stated);
        var issue = Single(Run(Network([],
            Method(MethodKind.Forward, "Run", [Tensor("x", "N", 3)], Result(Op(Var("x"), "Exp"))) with { Results = [shape] })));
        Assert.Equal(("NG0205", new Site("App.Net", "Run(Tensor)", shape.Site), problem), (issue.Rule, issue.Trail[0], issue.Arguments[3]));
    }

    [Fact]
    public void NamesHaveOneValueInOneCall()
    {
        var add = Method(MethodKind.Plain, "Add", [Tensor("a", "N", 2), Tensor("b", "N", 2)], Result(Add(Var("a"), Var("b"))));
        var net = Run(Network([], add, Method(MethodKind.Forward, "Run", [Tensor("x", 10, 2), Tensor("y", 20, 2)],
            Result(Call("App.Net", add.Key, new This(NextSite), ("a", Var("x")), ("b", Var("y")))))));
        Assert.StartsWith("Add: 'N' would have to be 10 and 20 at once", Message(net));
    }

    [Fact]
    public void ArgumentsHaveTheShapeThatTheirParameterDeclares()
    {
        var method = Method(MethodKind.Plain, "Half", [Tensor("a", "N", 2)], Result(Var("a")));
        var net = Run(Network([], method,
            Method(MethodKind.Forward, "Run", [Tensor("x", "N", 3)], Result(Call("App.Net", method.Key, new This(NextSite), ("a", Var("x")))))));
        Assert.StartsWith("Half: argument 'a': expected [N, 2], but the shape is [N, 3]: dimension 1 is 2 against 3", Message(net));
    }

    [Fact]
    public void ConditionsOnData()
    {
        static EvaluatedNetwork If(Expression condition) => Run(Of(["N", 3], x => new Conditional(NextSite, condition, x, x)));
        Assert.Contains("a Mask", Message(If(Binary(BinaryOperator.Greater, Var("x"), 0.0))));
        Assert.Contains("a Tensor", Message(If(Op(Var("x"), "Sum"))));
        Assert.Contains("whether N > 4", Message(If(Binary(BinaryOperator.Greater, Op(Var("x"), "Size", ("axis", 0)), 4))));
        Assert.Empty(If(Binary(BinaryOperator.Greater, Op(Var("x"), "Size", ("axis", 0)), 0)).Issues);
    }

    [Fact]
    public void BoundsDecideConditions()
    {
        var method = Method(MethodKind.Forward, "Run", [Tensor("x", "T")],
            Result(new Conditional(NextSite, Binary(BinaryOperator.LessOrEqual, Op(Var("x"), "Size", ("axis", 0)), 256), Var("x"),
            Op(Var("x"), "Sum"))));
        var net = RunClean(Network([], method with { Dims = [new(NextSite, "T", 1, 256, 1)] }));
        Assert.Equal("[T]", net.Methods[0].Results[0].Shape.ToString());
    }

    [Fact]
    public void OpenConditionsOnDimensionsBecomeGuards()
    {
        var net = Run(Of(["T"], x => At(x, Range(null, 8))));
        Assert.Equal("NG0226", Single(net).Rule);
        Assert.Equal("T - 8", Assert.Single(net.Methods[0].Guards).NonNegative.ToString());
        Assert.Equal("[8]", net.Methods[0].Results[0].Shape.ToString());
    }

    [Fact]
    public void LossIsAScalar() => Assert.StartsWith(
        "'Loss' returns [N, 1]; a [Loss] is a single number",
        Message(Run(Network([Declare("head", Layer("Linear", ("features", 1)))],
            Method(MethodKind.Loss, "Loss", [Tensor("x", "N", 3)], Result(Then(Var("x"), Field("head"))))))));

    [Fact]
    public void IndexOutsideItsDimension()
    {
        Assert.StartsWith("The index: index 3 is outside dimension 1 of [N, 3]", Message(Run(Of(["N", 3], x => At(x, Range(null, null), 3)))));
        Assert.StartsWith("The array: index 2 is outside dimension 0 of [2]",
            Message(Run(Of(["N", 3], x => Op(x, "Sum", ("axes", new object[] { At(E(new[] { 0, 1 }), 2) }))))));
        Assert.StartsWith("Embedding 'table': index 9 is outside dimension 0 of [5]",
            Message(Run(Of([1], _ => Op(Function("Iota", ("n", 10)), "Tokens.Then", ("embedding", Field("table"))),
            Declare("table", Layer("Embedding", ("count", 5), ("width", 2)))))));
    }

    [Fact]
    public void ReshapeKeepsTheNumberOfElements()
    {
        Assert.StartsWith("Reshape: [N, 6] has 6 * N elements, [N, 5] has 5 * N",
            Message(Run(Of(["N", 6], x => Op(x, "Reshape", ("shape", new object[] { Op(x, "Size", ("axis", 0)), 5 }))))));
        Assert.StartsWith("Reshape: [6] has 6 elements, [-1, 4] has a multiple of 4",
            Message(Run(Of([6], x => Op(x, "Reshape", ("shape", new[] { -1, 4 }))))));
    }

    [Fact]
    public void ShapeCommentsHoldAtEveryVisit()
    {
        var comment = new ShapeComment(NextSite, Let("y", Function("Concat", ("axis", 0), ("parts", new object[] { Var("y"), Var("y") }))),
            "[2 * N]");
        var issue = Single(Run(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", "N")], Let("y", Var("x")),
            new ForEach(NextSite, "i", E(new[] { 1, 2 }), comment), Result(Var("y"))))));
        Assert.Equal("The shape is [4 * N], not [2 * N]", Text(issue));
        Assert.Equal(new Site("App.Net", "Run(Tensor)", comment.Site), issue.Trail[0]);
    }

    [Theory]
    [InlineData("[N, 16, (W - 3) / 2 + 1]", "[N, 16, ((W + 1) / 2) - 1]")]
    [InlineData("[see below]", null)]
    [InlineData("[]", "[]")]
    [InlineData("[N, ]", null)]
    [InlineData("[2 * T, T/1]", "[2 * T, T]")]
    public void ShapeCommentsAreReadAsArithmetic(string text, string? expected)
    {
        var shape = ShapeText.Parse(text);
        if (expected is null) Assert.Null(shape);
        else Assert.Equal(ShapeText.Parse(expected), shape);
    }

    [Fact]
    public void WarningsNameWhatIsUnused()
    {
        var net = Run(Of(["N", 3], x =>
            x, Declare("head", Layer("Linear", ("features", 2))),
            Declare("blocks", E(new object[] { New("App.ResidualBlock", ("channels", 2)) }))), BodyTests.ResidualBlock());
        Assert.Equal(["NG0105 head", "NG0105 blocks"], net.Issues.Select(i => $"{i.Rule} {i.Arguments[0]}"));
    }

    [Fact]
    public void WarningsOfSuspectUses()
    {
        Assert.Equal("NG0222", Single(Run(Of(["N"], x => Add(x, Op(x, "Unsqueeze", ("axis", 1)))))).Rule);
        Assert.Equal("NG0225", Single(Run(Of(["N", 3], x => Op(x, "Softmax", ("axis", 0))))).Rule);
        var twice = Run(List(Shape("N", 3), Layer("Linear", ("features", 2)), Layer("Softmax"), Layer("CrossEntropy")));
        Assert.Equal("NG0223", Single(twice).Rule);
        Assert.StartsWith("CrossEntropy '2' takes logits and applies the normalising function itself, but gets the result of softmax", Message(twice));
        Assert.Equal("NG0224", Single(
            Run(Of(["N", 3, 4, 4], x => Then(Then(x, Field("norm")), Field("norm")), Declare("norm", Layer("BatchNorm2d"))))).Rule);
    }

    [Fact]
    public void LayersAreFieldsAndLossesStandLast()
    {
        Assert.Equal("NG0218", Single(Run(Of(["N", 3], x => Then(x, Layer("Linear", ("features", 2)))))).Rule);
        Assert.Equal("NG0218", Single(Run(Of(["N", 3], x => Add(x, Function("Parameter", ("shape", new[] { 3 })))))).Rule);
        Assert.Equal("NG0219", Single(Run(List(Shape("N", 3), Layer("MeanSquaredError"), Layer("Linear", ("features", 2))))).Rule);
        Assert.Equal("NG0219", Single(Run(Of(["N", 3], x => Then(x, Layer("CrossEntropy"))))).Rule);
    }

    [Fact]
    public void GradientOfWhatDoesNotMatter() =>
        Assert.Equal("NG0220", Single(Run(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", 3), Tensor("y", 3)],
        Result(Function("Gradient", ("loss", Op(Var("x"), "Sum")), ("wrt", Var("y")))))))).Rule);

    [Fact]
    public void LossThatTrainsNothing() =>
        Assert.Equal("NG0215", Single(Run(Network([], Method(MethodKind.Loss, "Loss", [Tensor("x", 3)], Result(Op(Var("x"), "Mean")))))).Rule);

    [Fact]
    public void PoisonIsSilent() =>
        Assert.Empty(Run(Of(["N", 3], x => Add(Op(new Poison(NextSite), "Relu"), Then(x, new Poison(NextSite))))).Issues);
}
