using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.FunctionRun;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>The distributions of random numbers, and gradients through them.</summary>
public class RandomTests
{
    const int Count = 20_000;

    static readonly (string, object?) shape = ("shape", new[] { Count });

    static double Variance(double[] x) => x.Average(v => v * v) - x.Average() * x.Average();

    [Fact]
    public void MomentsAreThoseOfTheDistributions()
    {
        AssertMoments(Call("Uniform", [], ("low", -1.0), ("high", 3.0), shape), 1, 16.0 / 12);
        AssertMoments(Call("Normal", [], ("mean", -2.0), ("deviation", 0.5), shape), -2, 0.25);
        AssertMoments(Call("Exponential", [], shape), 1, 1);
        AssertMoments(Call("Gumbel", [], shape), 0.5772156649, Math.PI * Math.PI / 6);
        AssertMoments(Call("Reparameterize", [], ("mean", Function("Full", ("value", 3.0), shape)), ("logVariance", Math.Log(4))), 3, 4);

        static void AssertMoments(Reference x, double mean, double variance)
        {
            Assert.InRange(x.Data.Average(), mean - 0.04 * Math.Sqrt(variance), mean + 0.04 * Math.Sqrt(variance));
            Assert.InRange(Variance(x.Data), 0.94 * variance, 1.06 * variance);
        }
    }

    [Fact]
    public void UniformNumbersStayWithinTheirBounds()
    {
        var x = Call("Uniform", [], ("low", -1.0), ("high", 3.0), shape).Data;
        Assert.True(x.Min() is >= -1 and < -0.99 && x.Max() is < 3 and > 2.99);
    }

    [Fact]
    public void ClassesComeAsOftenAsTheirProbabilities()
    {
        Assert.InRange(Call("Bernoulli", [], ("probability", 0.3), shape).Data.Average(), 0.285, 0.315);
        // Half of the numbers are a mask's probabilities 0 and 1, which are certain.
        AssertValues([0, 1], Call("Bernoulli", [Given.Tensor("probability", [2], 0, 1)]));
        var drawn = Call("Categorical", [Given.Tensor("logits", [Count, 3], [.. Enumerable.Range(0, Count).SelectMany(_ => Logits)])]).Data;
        for (var c = 0; c < 3; c++) Assert.InRange(drawn.Count(d => d == c) / (double)Count, Probability(c) - 0.015, Probability(c) + 0.015);
    }

    static double[] Logits => [Math.Log(0.2), Math.Log(0.7), Math.Log(0.1)];

    static double Probability(int c) => Math.Exp(Logits[c]);

    [Fact]
    public void GumbelSoftmaxIsNearlyOneHotWhenItIsCold()
    {
        Given logits = Given.Some("logits", 50, 3);
        var soft = Call("GumbelSoftmax", [logits]);
        var cold = Call("GumbelSoftmax", [logits], ("temperature", 1e-3));
        var hard = Call("GumbelSoftmax", [logits], ("hard", true));
        for (var n = 0; n < 50; n++)
        {
            double[] row = [.. Enumerable.Range(0, 3).Select(c => soft[[n, c]])];
            Assert.Equal(1, row.Sum(), 1e-9);
            for (var c = 0; c < 3; c++)
            {
                Assert.Equal(row[c] == row.Max() ? 1 : 0, hard[[n, c]]);
                Assert.Equal(row[c] == row.Max() ? 1 : 0, cold[[n, c]], 0.2);
            }
        }
    }

    [Fact]
    public void GradientsFlowThroughSamples()
    {
        AssertGradients(Trained("Reparameterize", [Given.Some("mean", 4), Given.Some("logVariance", 4)]));
        AssertGradients(Trained("Normal", [Given.Some("mean", 4), Given.Some("deviation", 4)], ("shape", new[] { 3, 4 })));
        // The value is the first, the gradient the second's.
        var x = Given.Tensor("x", [3], 0.2, 1.7, -0.6);
        var through = Function("StraightThrough", ("forward", Op(Var("x"), "Floor")), ("backward", Op(Var("x"), "Square")));
        AssertValues([0, 1, -1], Of(x.Value.Data, [3], _ => through));
        AssertValues([0.4, 3.4, -1.2], Of(x.Value.Data, [3], e => Function("Gradient", ("loss", Op(through, "Sum")), ("wrt", e))));
    }

    [Fact]
    public void HardSamplesHaveTheGradientOfSoftOnes()
    {
        double[] Gradient(bool hard) => Of([0.5, -1, 0.25], [3], x => Function("Gradient",
            ("loss", Op(Binary(BinaryOperator.Multiply, Function("GumbelSoftmax", ("logits", x), ("hard", hard)), Op(Function("Iota", ("n", 3)), "Tokens.AsTensor")), "Sum")),
            ("wrt", x))).Data;
        Assert.Equal(Gradient(false), Gradient(true));
        Assert.True(Gradient(true).Sum(Math.Abs) > 1e-3);
    }

    [Fact]
    public void ParametersMustFitTheShape()
    {
        Assert.StartsWith("Normal: expected parameters that broadcast to [3], but the shape is [2, 3]",
            Refusal("Normal", [Given.Some("mean", 2, 3)], ("deviation", 1.0), ("shape", new[] { 3 })));
        Assert.StartsWith("StraightThrough: [3] and [2] do not match",
            Refusal("StraightThrough", [Given.Some("forward", 3), Given.Some("backward", 2)]));
    }
}
