using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.FunctionRun;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Activations, as operations and as layers, against their formulas.</summary>
public class ActivationTests
{
    static readonly double[] x = [-700, -4, -1.25, -0.5, 0, 0.5, 2, 3, 7, 700];

    static double Hard(double v) => Math.Clamp(v + 3, 0, 6) / 6;

    public static TheoryData<string> Names => ["Elu", "Selu", "Mish", "LogSigmoid", "Relu6", "Hardsigmoid", "Hardswish", "Softsign", "Softmin"];

    [Theory, MemberData(nameof(Names))]
    public void OperationAndLayerAreTheFormula(string name)
    {
        double[] expected = [.. x.Select(v => name switch
        {
            "Elu" => v > 0 ? v : Math.Exp(v) - 1,
            "Selu" => 1.0507009873554805 * (v > 0 ? v : 1.6732632423543773 * (Math.Exp(v) - 1)),
            "Mish" => v * Math.Tanh(v > 30 ? v : Math.Log(1 + Math.Exp(v))),
            "LogSigmoid" => v < -30 ? v : -Math.Log(1 + Math.Exp(-v)),
            "Relu6" => Math.Clamp(v, 0, 6),
            "Hardsigmoid" => Hard(v),
            "Hardswish" => v * Hard(v),
            "Softsign" => v / (1 + Math.Abs(v)),
            _ => Math.Exp(-v - 700) / x.Sum(u => Math.Exp(-u - 700)),
        })];
        AssertValues(expected, Of(x, [x.Length], e => Op(e, name)));
        AssertValues(expected, Of(x, [x.Length], e => Then(e, name == "Softmin" ? Layer(name, ("axis", 0)) : Layer(name))));
        // Everywhere, far from 0 as well, the derivative is a number.
        Assert.All(Of(x, [x.Length], e => Function("Gradient", ("loss", Op(Op(e, name), "Sum")), ("wrt", e))).Data, d => Assert.True(double.IsFinite(d)));
    }

    [Fact]
    public void ParametersOfActivations()
    {
        AssertValues([0.5 * (Math.Exp(-1) - 1), 2], Of([-1, 2], [2], e => Op(e, "Elu", ("alpha", 0.5))));
        AssertValues([-0.3, 2, -0.9, 4], Of([-1, 2, -3, 4], [2, 2], e => Op(e, "Prelu", ("slope", 0.3))));
        AssertValues([1 / (1 + Math.Exp(-3)), 2 / (1 + Math.Exp(-4))], Of([1, 2, 3, 4], [1, 4], e => Op(e, "Glu")));
        AssertValues([1 / (1 + Math.Exp(-2)), 3 / (1 + Math.Exp(-4))], Of([1, 2, 3, 4], [2, 2], e => Then(e, Layer("Glu", ("axis", 1)))));
        Assert.StartsWith("Glu: dimension 0 of [3] is 3, but must be even", Refusal("Glu", [Given.Some("x", 3)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void PreluLearnsItsSlopes(int channels)
    {
        var network = RunClean(Templates.Of([1, 2, 2], e => Then(e, Field("unit")), Declare("unit", Layer("Prelu", ("channels", channels)))));
        var weight = Assert.Single(network.Parameters);
        Assert.Equal(("unit.weight", $"[{channels}]", 0.25), (weight.Name, weight.Shape.ToString(), weight.Initialization.Value));
        double[] slopes = [0.5, channels == 1 ? 0.5 : -2];
        AssertValues([-1 * slopes[0], 2, -3 * slopes[1], 4], Outputs(network.Methods[0].Inference, new Dictionary<string, Reference>
        {
            ["x"] = new([1, 2, 2], [-1, 2, -3, 4]),
            ["unit.weight"] = new([channels], slopes[..channels]),
        })["result"]);
    }
}
