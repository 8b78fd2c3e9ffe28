using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Rows put together by index, with an empty segment and with no rows at all.</summary>
public class SegmentTests
{
    static readonly double[] values = [1, 2, 5, -4, 3, 8, 1, 2];
    static readonly double[] segments = [0, 2, 0, 0];

    static Reference Run(Expression body, double[] values, double[] segments)
    {
        var method = Method(MethodKind.Forward, "Run", [Tensor("x", "E", 2), Parameter("s", ValueType.Labels, "E")], Result(body));
        var sources = new Dictionary<string, Reference>
        {
            ["x"] = new([segments.Length, 2], values),
            ["s"] = new([segments.Length], segments),
        };
        return Outputs(RunClean(Network([], method) with { Dims = [new(NextSite, "E", 0, long.MaxValue, 1)] }).Methods[0].Inference, sources, ("E", segments.Length))["result"];
    }

    static Reference Segment(string operation, double[]? of = null, double[]? at = null) =>
        Run(Function(operation, ("values", Var("x")), ("segment", Var("s")), ("count", 3)), of ?? values, at ?? segments);

    [Fact]
    public void EmptySegmentsAreZero()
    {
        AssertValues([5, 12, 0, 0, 5, -4], Segment("SegmentSum"));
        AssertValues([5.0 / 3, 4, 0, 0, 5, -4], Segment("SegmentMean"));
        AssertValues([3, 8, 0, 0, 5, -4], Segment("SegmentMax"));
    }

    [Fact]
    public void SoftmaxOverASegment()
    {
        double Of(double[] all, double v) => Math.Exp(v) / all.Sum(Math.Exp);
        AssertValues([Of([1, 3, 1], 1), Of([2, 8, 2], 2), 1, 1, Of([1, 3, 1], 3), Of([2, 8, 2], 8), Of([1, 3, 1], 1), Of([2, 8, 2], 2)],
            Segment("SegmentSoftmax"));
        AssertValues([1, 0, 1, 1, 0, 1], Segment("SegmentSoftmax", [1000, 0, 1, -1000, 0, 1000], [0, 1, 0]));
    }

    [Fact]
    public void Scatters()
    {
        AssertValues([5, 12, 0, 0, 5, -4], Run(Op(Var("x"), "ScatterAdd", ("rows", Var("s")), ("count", 3)), values, segments));
        Assert.Equal([3, 8, double.NegativeInfinity, double.NegativeInfinity, 5, -4],
            Run(Op(Var("x"), "ScatterMax", ("rows", Var("s")), ("count", 3)), values, segments).Data);
    }

    [Theory]
    [InlineData("SegmentSum")]
    [InlineData("SegmentMean")]
    [InlineData("SegmentMax")]
    public void NoValuesAtAll(string operation) => AssertValues(new double[6], Segment(operation, [], []));

    [Fact]
    public void TheFirstOfEqualMaximaTakesTheGradient()
    {
        Expression loss = Op(Op(Var("x"), "ScatterMax", ("rows", Var("s")), ("count", 2)), "Sum");
        var gradient = Function("Gradient", ("loss", loss), ("wrt", Var("x")));
        AssertValues([0, 1, 1, 0, 0, 0, 1, 1], Run(gradient, [1, 7, 5, 2, 5, 7, 0, 0], [0, 0, 0, 1]));
        // A NaN wins over what came before it, and takes the gradient.
        AssertValues([0, 0, 1, 1, 0, 0], Run(gradient, [9, 9, double.NaN, double.NaN, 10, 10], [0, 0, 0]));
    }

    [Fact]
    public void GradientsOfAllAgainstDifferences()
    {
        Expression Of(string operation) => Op(Op(Function(operation, ("values", Field("x")), ("segment", Var("s")), ("count", 3)), "Square"), "Sum");
        AssertGradients(RunClean(Network([Declare("x", Function("Parameter", ("shape", new[] { 4, 2 })))],
            Method(MethodKind.Loss, "Loss", [Parameter("s", ValueType.Labels, 4)],
            Result(Add(Add(Of("SegmentSum"), Of("SegmentMean")), Add(Of("SegmentMax"), Of("SegmentSoftmax"))))))).Methods[0]);
    }
}
