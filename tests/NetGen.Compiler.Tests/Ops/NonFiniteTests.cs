using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using static System.Double;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>NaN and infinities pass through, as in PyTorch; kernels treat them as the references do.</summary>
public class NonFiniteTests
{
    static readonly double[] special = [NaN, PositiveInfinity, NegativeInfinity, 0, -0.0, 1e250, -1e250];

    static double[] Run(Op op, params (Compiler.Shapes.Shape Shape, double[] Data)[] inputs)
    {
        var g = new GraphBuilder();
        var oracle = new Oracle(1);
        var sources = inputs.Select((x, i) => g.Apply(new Input($"x{i}", x.Shape, ElementType.Float32))).ToArray();
        foreach (var (x, i) in inputs.Select((x, i) => (x, i))) oracle.Set($"x{i}", new Reference(oracle.Context.Sizes(x.Shape), x.Data));
        return oracle.Run(Graph.Of([new("y", OutputKind.Result, g.Apply(op, sources))]))[0].Data;
    }

    /// <summary>Every primitive and its gradient on inputs that are full of special values.</summary>
    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void KernelsTreatThemAsTheReference(string name)
    {
        var sample = SampleCase.Get(name);
        var random = new Random(5);
        // What zero padding gives times an infinite weight is left open, as between the backends of PyTorch.
        var convolution = sample.Result.Op is Conv or ConvInput or ConvFilter;
        foreach (var source in sample.Numbers.Take(convolution ? 1 : 2))
        {
            var id = ((Source)source.Op).Id;
            var value = sample.Oracle.Source(id, source.Shape, source.Type);
            sample.Oracle.Set(id, new Reference(value.Shape,
                [.. value.Data.Select(x => random.Next(6) == 0 ? special[random.Next(special.Length)] : x)]));
        }
        GraphOutput[] outputs = [new("y", OutputKind.Result, sample.Result), .. sample.WithGradients(sample.Loss).Outputs];
        Equivalence.AssertKernels(Graph.Of(outputs.Take(convolution ? 1 : 10)), sample.Oracle, 1);
    }

    [Fact]
    public void NaNPassesThroughEveryFunctionOfNumbers() => Assert.All(OpCatalogue.Prototypes.OfType<ElementwiseOp>()
        .Where(op => op.ResultType == ElementType.Float32 && op is not Select), op =>
    {
        for (var k = 0; k < op.Arity; k++) Assert.Equal(NaN, op.Compute([.. Enumerable.Range(0, op.Arity).Select(i => i == k ? NaN : 0.5)]));
    });

    public static TheoryData<ElementwiseOp, double[], double> Values => new()
    {
        { new Log(), [0], NegativeInfinity },
        { new Log(), [-1], NaN },
        { new Log1p(), [-1], NegativeInfinity },
        { new Log1p(), [1e-20], 1e-20 },
        { new Log1p(), [PositiveInfinity], PositiveInfinity },
        { new Log1p(), [NegativeInfinity], NaN },
        { new Sqrt(), [-1], NaN },
        { new Exp(), [NegativeInfinity], 0 },
        { new Exp(), [1000], PositiveInfinity },
        { new Sigmoid(), [-1000], 0 },
        { new Sigmoid(), [1000], 1 },
        { new Compiler.Ops.Tanh(), [PositiveInfinity], 1 },
        { new Erf(), [NegativeInfinity], -1 },
        { new Erf(), [0.5], 0.520499877813046537 },
        { new Erf(), [-3.5], -0.999999256901627658 },
        { new Divide(), [1, 0], PositiveInfinity },
        { new Divide(), [0, 0], NaN },
        { new Power(), [0, 0], 1 },
        { new Power(), [-8, 3], -512 },
        { new Power(), [-8, 0.5], NaN },
        { new Sign(), [0], 0 },
        { new Sign(), [NegativeInfinity], -1 },
        { new Floor(), [-0.5], -1 },
        { new Ceil(), [-1.5], -1 },
        { new Trunc(), [-1.5], -1 },
        { new Round(), [0.5], 0 },
        { new Round(), [1.5], 2 },
        { new Round(), [-2.5], -2 },
        { new Atan(), [NegativeInfinity], -Math.PI / 2 },
        { new Maximum(), [1, 2], 2 },
        { new Maximum(), [NegativeInfinity, -3], -3 },
        { new Minimum(), [1, 2], 1 },
        { new Equal(), [2, 2], 1 },
        { new Equal(), [NaN, NaN], 0 },
        { new Less(), [2, 2], 0 },
        { new Less(), [1, 2], 1 },
        { new Less(), [NaN, 2], 0 },
        { new LessOrEqual(), [2, 2], 1 },
        { new LessOrEqual(), [3, 2], 0 },
        { new LessOrEqual(), [NaN, NaN], 0 },
        { new And(), [1, 0], 0 },
        { new Or(), [1, 0], 1 },
        { new Not(), [1], 0 },
        { new Select(), [1, 5, NaN], 5 },
        { new Select(), [0, NaN, 6], 6 },
        { new Cast(ElementType.Int32), [-1.7], -1 },
        { new Cast(ElementType.Bool), [0.3], 1 },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void ValuesAtTheEdges(ElementwiseOp op, double[] x, double expected) => Assert.Equal(expected, op.Compute(x), 1e-15);

    [Fact]
    public void NaNWinsAMaximum()
    {
        double[] x = [1, NaN, 3, NegativeInfinity, 2, NaN];
        Assert.Equal([NaN, NaN], Run(new ReduceMax(1), (new(2, 3), x)));
        Assert.Equal([1, 2], Run(new ArgMax(1), (new(2, 3), x)));
        WindowShape window = new([3], [3], [0], [1]);
        Assert.Equal([NaN, NaN], Run(new WindowMax(window), (new(2, 3), x)));
        Assert.Equal([1, 2], Run(new WindowArgMax(window), (new(2, 3), x)));
    }

    [Fact]
    public void TheFirstOfEqualMaximaWins()
    {
        double[] x = [2, 5, 5, 1, 1, 1];
        Assert.Equal([1, 0], Run(new ArgMax(1), (new(2, 3), x)));
        Assert.Equal([1, 0], Run(new WindowArgMax(new([3], [3], [0], [1])), (new(2, 3), x)));
    }

    [Fact]
    public void PaddingNeverWinsAMaximum() => Assert.Equal([-3, -1], Run(new WindowMax(new([3], [2], [1], [1])), (new(3), [-3, -4, -1])));

    [Fact]
    public void MaximumOfMinusInfinitiesIsMinusInfinity()
    {
        Assert.Equal([NegativeInfinity], Run(new ReduceMax(0), (new(2), [NegativeInfinity, NegativeInfinity])));
        Assert.Equal([0], Run(new ArgMax(0), (new(2), [NegativeInfinity, NegativeInfinity])));
    }

    public static TheoryData<ElementwiseOp, double[], double[]> Gradients => new()
    {
        // At a tie the first argument has the gradient; at kinks the derivative of PyTorch.
        { new Maximum(), [2, 2], [1, 0] },
        { new Maximum(), [NaN, 2], [1, 0] },
        { new Minimum(), [2, 2], [1, 0] },
        { new Abs(), [0], [0] },
        { new Sqrt(), [0], [PositiveInfinity] },
        { new Log(), [0], [PositiveInfinity] },
        { new Power(), [0, 0], [0, 0] },
        { new Power(), [0, 1], [1, 0] },
        { new Power(), [0, 2], [0, 0] },
        { new Power(), [-2, 3], [12, NaN] },
        { new Select(), [1, 3, 4], [0, 1, 0] },
    };

    [Theory]
    [MemberData(nameof(Gradients), DisableDiscoveryEnumeration = true)]
    public void GradientsAtTheEdges(ElementwiseOp op, double[] x, double[] expected)
    {
        var g = new GraphBuilder();
        var oracle = new Oracle(1);
        var sources = x.Select((_, i) => g.Apply(new Input($"x{i}", Compiler.Shapes.Shape.Scalar, op.Operands[i].Type!.Value))).ToArray();
        for (var i = 0; i < x.Length; i++) oracle.Set($"x{i}", Reference.Scalar(x[i]));
        var gradients = Compiler.Passes.Differentiate.Gradients(g, g.Apply(op, sources), sources);
        var graph = Graph.Of(gradients.Select((d, i) => new GraphOutput($"d{i}", OutputKind.Result, d)));
        Assert.Equal(expected, oracle.Run(graph).Select(r => r.Data[0]));
        Assert.Equal(expected, oracle.Run(Compiler.Passes.Simplify.AfterDifferentiation(graph)).Select(r => r.Data[0]));
    }
}
