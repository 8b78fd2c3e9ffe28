using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>The derivative of every primitive, and the derivative of that, against differences.</summary>
public class DerivativeTests
{
    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void FirstDerivative(string name)
    {
        var sample = SampleCase.Get(name);
        var graph = sample.WithGradients(sample.Loss);
        if (sample.Result.Op is StopGradient) Assert.All(sample.Oracle.Run(graph)[1].Data, d => Assert.Equal(0, d));
        else GradientCheck.ByElement(graph, sample.Oracle);
    }

    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void SecondDerivative(string name)
    {
        var sample = SampleCase.Get(name);
        if (sample.Numbers.Length == 0 || sample.Result.Op is StopGradient) return;
        var gradients = Differentiate.Gradients(sample.Builder, sample.Loss, sample.Numbers);
        var loss = gradients.Select((d, i) => sample.Functional(d, $"second{i}")).Aggregate(sample.Builder.Add);
        GradientCheck.ByDirection(sample.WithGradients(loss), sample.Oracle);
    }

    /// <summary>The gradient of w is d/dw of w · x, but x is held: only the direct path counts.</summary>
    [Fact]
    public void StopGradientHoldsOnlyItsOwnPath()
    {
        var g = new GraphBuilder();
        var x = g.Apply(new ScalarInput("x"));
        var gradient = Differentiate.Gradients(g, g.Multiply(x, g.StopGradient(g.Multiply(x, x))), [x])[0];
        var oracle = new Oracle(1);
        oracle.Set("x", Reference.Scalar(3));
        Assert.Equal(9, oracle.Run(Graph.Of([new("d", OutputKind.Result, gradient)]))[0].Data[0]);
    }

    [Fact]
    public void GradientOfWhatTheLossDoesNotUseIsZero()
    {
        var g = new GraphBuilder();
        Node x = g.Apply(new ScalarInput("x")), y = g.Apply(new Parameter("y", new(2, 3), new("Zeros", 1, 1)));
        var gradient = Differentiate.Gradients(g, x, [y])[0];
        Assert.Equal(new double[6], new Oracle(1).Run(Graph.Of([new("d", OutputKind.Result, gradient)]))[0].Data);
    }
}
