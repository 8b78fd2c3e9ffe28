using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Gradients by parts, and steps along them, against formulas: of y = w · x with one number each, all is known.</summary>
public class AdaptationTests
{
    const double X = 1.5, Y = 0.4, W = 0.7, Rate = 0.1;

    /// <summary>w of the outer loss after one step: 2 (w' x − y) x · (1 − 2 r x²), and without the second factor in first order.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DescendIsDifferentiatedToTheSecondOrder(bool firstOrder)
    {
        var adapted = Op(Field("line"), "Functions.Descend", ("loss", Squared(Field("line"))), ("rate", Rate), ("firstOrder", firstOrder));
        var outputs = Train(Squared(adapted));
        var moved = W - Rate * 2 * X * (W * X - Y);
        AssertValues([Math.Pow(moved * X - Y, 2)], outputs["loss"]);
        AssertValues([2 * (moved * X - Y) * X * (firstOrder ? 1 : 1 - 2 * Rate * X * X)], outputs["d line.weight"]);
    }

    [Fact]
    public void StepsFollowOneAnother()
    {
        var once = Descend(Field("line"), Field("line"));
        var outputs = Train(Let("once", once), Result(Squared(Descend(Var("once"), Var("once")))));
        double Step(double w) => w - Rate * 2 * X * (w * X - Y);
        AssertValues([Math.Pow(Step(Step(W)) * X - Y, 2)], outputs["loss"]);
        AssertValues([2 * (Step(Step(W)) * X - Y) * X * Math.Pow(1 - 2 * Rate * X * X, 2)], outputs["d line.weight"]);
    }

    [Fact]
    public void ManyStepsAreAsManyNodes()
    {
        int Count(int steps)
        {
            var body = Enumerable.Range(0, steps).Select(_ => Let("a", Descend(Var("a"), Var("a"))));
            return Net(Body([Let("a", Field("line")), .. body, Result(Squared(Var("a")))])).Methods[0].Inference.Nodes.Count;
        }
        Assert.Equal(Count(3) - Count(2), Count(33) - Count(32));
    }

    [Fact]
    public void GradientsOfPartsAreAddedScaledAndMultiplied()
    {
        var gradient = 2 * X * (W * X - Y);
        Expression Slope() => Function("Gradient", ("loss", Squared(Field("line"))), ("wrt", Field("line")));
        AssertValues([gradient * gradient], Train(Function("SquaredNorm", ("part", Slope())))["loss"]);
        AssertValues([gradient * W], Train(Function("Dot", ("a", Slope()), ("b", Field("line"))))["loss"]);
        var sum = Function("Subtract", ("a", Function("Scale", ("part", Slope()), ("factor", 3.0))),
            ("b", Function("Add", ("a", Field("line")), ("b", Slope()))));
        AssertValues([2 * gradient - W], Train(Op(new Member(NextSite, sum, "Weight"), "Sum"))["loss"]);
        AssertValues([W * W], Train(Add(Function("L2Penalty", ("part", new This(NextSite))),
            Binary(BinaryOperator.Multiply, 0.0, Squared(Field("line")))))["loss"]);
    }

    [Fact]
    public void APenaltyBeforeTheFirstUseSeesTheWeights()
    {
        var penalty = Function("L1Penalty", ("part", new This(NextSite)));
        var outputs = Train(Add(penalty, Squared(Field("line"))));
        AssertValues([W + Math.Pow(W * X - Y, 2)], outputs["loss"]);
    }

    [Fact]
    public void StoppedPartsHaveNoGradient()
    {
        var stopped = Function("StopGradient", ("x", Field("line")));
        var issue = Assert.Single(WithoutInfos(Run(Network([Declare("line", Line())], Loss(Result(Squared(stopped)))))));
        Assert.Equal(Rule.TrainsNothing.Id, issue.Rule);
    }

    [Fact]
    public void TwoPartsOfOneClassAreCombinedByTheNamesOfTheirWeights()
    {
        var net = RunClean(Network([Declare("line", Line()), Declare("other", Line())], Loss(
            Let("distance", Function("SquaredNorm", ("part", Function("Subtract", ("a", Field("line")), ("b", Field("other")))))),
            Result(Add(Var("distance"), Add(Squared(Field("line")), Squared(Field("other"))))))));
        var loss = Math.Pow(W - 2, 2) + Math.Pow(W * X - Y, 2) + Math.Pow(2 * X - Y, 2);
        AssertValues([loss], Outputs(net.Methods[0].Inference, Sources(("other.weight", 2)))["loss"]);
    }

    [Fact]
    public void WhatDoesNotFitIsNamed()
    {
        Assert.Equal("NG0220: Gradient; ; derive by a part that it was computed with, and that is not frozen",
            Message(Function("Gradient", ("loss", Op(Var("x"), "Sum")), ("wrt", Field("line")))));
        Assert.Equal("NG0212: Descend; a number or a scalar for 'rate'; a Tensor of shape [1, 1]; pass one number for all weights",
            Message(Op(Field("line"), "Functions.Descend", ("loss", Squared(Field("line"))), ("rate", Var("x")))));
        Assert.Equal("NG0206: Descend; a scalar loss; [1, 1]; reduce it, for example with .Mean()",
            Message(Op(Field("line"), "Functions.Descend", ("loss", Then(Var("x"), Field("line"))), ("rate", 0.1))));
        Assert.Equal("NG0212: The second value; a Linear, as the first is; a Tensor; pass two tensors, or two parts of one class",
            Message(Function("Add", ("a", Field("line")), ("b", Var("x")))));
        Assert.Equal("NG0212: SquaredNorm; a Tensor, layer or block, or an array of them for 'part'; a string; change the argument",
            Message(Function("SquaredNorm", ("part", "text"))));
    }

    static string Message(Expression body)
    {
        var issue = Assert.Single(WithoutInfos(Run(Network([Declare("line", Line())], Loss(Result(body))))));
        return $"{issue.Rule}: {string.Join("; ", issue.Arguments)}";
    }

    static Expression Line() => Layer("Linear", ("features", 1), ("Bias", false));

    static Expression Descend(Expression part, Expression fitted) =>
        Op(part, "Functions.Descend", ("loss", Squared(fitted)), ("rate", Rate));

    /// <summary>(line(x) − y)².</summary>
    static Expression Squared(Expression line) =>
        Op(Op(Binary(BinaryOperator.Subtract, Then(Var("x"), line), Y), "Square"), "Sum");

    static MethodTemplate Loss(params Statement[] body) => Method(MethodKind.Loss, "Loss", [Tensor("x", 1, 1)], body);

    static EvaluatedNetwork Net(Statement body) => RunClean(Network([Declare("line", Line())], Loss(body)));

    static Dictionary<string, Reference> Sources(params (string Name, double Value)[] others)
    {
        Dictionary<string, Reference> sources = new() { ["x"] = new([1, 1], [X]), ["line.weight"] = new([1, 1], [W]) };
        foreach (var (name, value) in others) sources[name] = new([1, 1], [value]);
        return sources;
    }

    static IReadOnlyDictionary<string, Reference> Train(Expression loss) => Train(Result(loss));

    static IReadOnlyDictionary<string, Reference> Train(params Statement[] body) => Outputs(Net(Body(body)).Methods[0].Training!, Sources());
}
