using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.FunctionRun;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Encodings of positions against the formulas of their papers.</summary>
public class PositionTests
{
    static double Sinusoid(double position, int channel, int width) =>
        position / Math.Pow(10_000, channel / 2 * 2.0 / width) is var angle && channel % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);

    [Theory]
    [InlineData(6)]
    [InlineData(5)]
    public void Sinusoids(int width)
    {
        AssertValues([.. Enumerable.Range(0, 4).SelectMany(t => Enumerable.Range(0, width).Select(c => Sinusoid(t, c, width)))],
            Call("SinusoidalPositions", [], ("length", 4), ("width", width)));
        double[] times = [0.5, 999, -3];
        AssertValues([.. times.SelectMany(t => Enumerable.Range(0, width).Select(c => Sinusoid(t, c, width)))],
            Call("SinusoidalPositions", [Given.Tensor("positions", [3, 1], times)], ("width", width)));
    }

    [Fact]
    public void RotaryTurnsPairs()
    {
        var x = Given.Some("x", 2, 3, 4);
        double[] expected = [.. Reference.Indices([2, 3, 4]).Select(at =>
        {
            var (pair, angle) = ((int)at[2] % 2, (at[1] + 5) * Math.Pow(100, -(at[2] % 2) / 2.0));
            double a = x[(int)at[0], (int)at[1], pair], b = x[(int)at[0], (int)at[1], pair + 2];
            return at[2] < 2 ? a * Math.Cos(angle) - b * Math.Sin(angle) : b * Math.Cos(angle) + a * Math.Sin(angle);
        })];
        AssertValues(expected, Call("Rotary", [x], ("period", 100.0), ("offset", 5)));
        // The same with the heads between positions and features.
        AssertValues(expected, Of(x.Value.Data, [2, 3, 4], e => Op(Op(Op(e, "Unsqueeze", ("axis", 2)), "Rotary", ("period", 100.0), ("offset", 5), ("axis", 1)),
            "Squeeze", ("axis", 2))));
    }

    [Fact]
    public void RotaryProductsDependOnDistancesOnly()
    {
        double[] Products(int offset) => Of([.. Enumerable.Range(0, 12).Select(i => Math.Sin(i))], [3, 4], x =>
        {
            var turned = Op(x, "Rotary", ("offset", offset));
            return Op(turned, "MatMul", ("other", Op(turned, "Transpose")));
        }).Data;
        Assert.All(Products(0).Zip(Products(17)), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    [Theory]
    [InlineData(4, new[] { 0.25, 0.0625, 0.015625, 0.00390625 })]
    [InlineData(3, new[] { 0.0625, 0.00390625, 0.25 })]
    public void AlibiBiasesGrowWithTheDistance(int heads, double[] slopes) =>
        AssertValues([.. Reference.Indices([heads, 2, 3]).Select(at => -slopes[at[0]] * Math.Abs(at[1] - at[2]))],
            Call("AlibiBias", [], ("heads", heads), ("queries", 2), ("keys", 3)));

    [Theory]
    [InlineData(32, 128, true)]
    [InlineData(8, 20, true)]
    [InlineData(32, 128, false)]
    public void BucketsAreThoseOfT5(int buckets, int farthest, bool bidirectional)
    {
        const int Positions = 150;
        var actual = Call("RelativePositionBuckets", [], ("queries", Positions), ("keys", Positions), ("buckets", buckets), ("maxDistance", farthest),
            ("bidirectional", bidirectional));
        foreach (var at in Reference.Indices([Positions, Positions])) Assert.Equal(Bucket((int)(at[1] - at[0])), actual[at]);

        int Bucket(int distance)
        {
            int count = bidirectional ? buckets / 2 : buckets, near = count / 2, first = bidirectional && distance > 0 ? count : 0;
            var size = bidirectional ? Math.Abs(distance) : Math.Max(-distance, 0);
            if (size < near) return first + size;
            // The largest bucket that begins at this distance or before: near · (farthest / near)^(k / rest), by whole powers.
            var rest = count - near;
            var k = Enumerable.Range(0, rest).Last(k => Math.Pow(size, rest) * (1 + 1e-9) >= Math.Pow(near, rest - k) * Math.Pow(farthest, k));
            return first + near + k;
        }
    }

    [Fact]
    public void LearnedPositionsAreAdded()
    {
        var network = RunClean(Templates.Of([2, 3, 4], x => Then(x, Field("positions")), Declare("positions", Layer("LearnedPositions", ("count", 5)))));
        Assert.Equal(["positions.weight [5, 4] Normal"], network.Parameters.Select(p => $"{p.Name} {p.Shape} {p.Initialization.Kind}"));
        Given x = Given.Some("x", 2, 3, 4), table = Given.Some("positions.weight", 5, 4);
        AssertValues([.. Reference.Indices([2, 3, 4]).Select(at => x.Value[at] + table.Value[at[1..]])],
            Outputs(network.Methods[0].Inference, new Dictionary<string, Reference> { ["x"] = x.Value, ["positions.weight"] = table.Value })["result"]);
    }

    [Fact]
    public void WrongArgumentsAreNamed()
    {
        Assert.StartsWith("Rotary: expected an even number of features on the last axis, but the shape is [2, 3]", Refusal("Rotary", [Given.Some("x", 2, 3)]));
        Assert.StartsWith("Rotary: axis is 1, but must be another axis than the last of [2, 4]", Refusal("Rotary", [Given.Some("x", 2, 4)], ("axis", -1)));
        Assert.StartsWith("RelativePositionBuckets: maxDistance is 8, but must be above 8",
            Refusal("RelativePositionBuckets", [], ("queries", 2), ("keys", 2), ("maxDistance", 8)));
        var tooLong = Templates.Run(Templates.Of([2, 6, 4], x => Then(x, Field("positions")), Declare("positions", Layer("LearnedPositions", ("count", 5)))));
        Assert.Equal("NG0214", Assert.Single(WithoutInfos(tooLong)).Rule);
        // A table that is smaller than the number of buckets.
        var table = Templates.Run(Templates.Of([2], _ => Function("RelativePositionBuckets", ("queries", 2), ("keys", 2)) is var b
            ? Op(b, "Tokens.Then", ("embedding", Field("table"))) : b, Declare("table", Layer("Embedding", ("count", 16), ("width", 2)))));
        Assert.Equal("NG0214", Assert.Single(WithoutInfos(table)).Rule);
    }
}
