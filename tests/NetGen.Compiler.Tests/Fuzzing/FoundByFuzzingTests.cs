using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Fuzz.Checks;

namespace NetGen.Compiler.Tests.Fuzzing;

/// <summary>What the fuzzer has found, each in a few steps.</summary>
public class FoundByFuzzingTests
{
    static readonly Dim N = Dim.Name("N"), T = Dim.Name("T");

    static void AssertHolds(FuzzCase fuzz)
    {
        var counts = new CheckCounts();
        var failure = CaseCheck.Run(fuzz, counts) ?? CaseCheck.RunPrinted([fuzz], Printed.Backend.Print).Select(f => f.Failure).FirstOrDefault();
        Assert.True(failure is null, $"{failure?.Check}: {failure?.Message}");
        Assert.Equal(1, counts.Comparable);
    }

    /// <summary>The loss is the sum of a value.</summary>
    static void AssertHolds(Func<GraphBuilder, Node> value, params (string Id, int Count)[] indices)
    {
        var g = new GraphBuilder();
        var x = value(g);
        var graph = Graph.Of([new("loss", OutputKind.Result, g.Sum(g.Sin(x), GraphBuilder.AllAxes(x.Shape))), new("value", OutputKind.Result, x)]);
        // In training form and as a forward method.
        for (var values = 0; values < 2; values++)
            AssertHolds(new FuzzCase(graph, n: 3, t: 2, values) { Indices = indices.ToDictionary(i => i.Id, i => i.Count) });
    }

    static Node Weight(GraphBuilder g, string id, params Dim[] shape) => g.Apply(new Parameter(id, new Shape(shape), new("Zeros", 1, 1)));

    static Node Index(GraphBuilder g, string id, params Dim[] shape) => g.Apply(new Input(id, new Shape(shape), ElementType.Int32));

    /// <summary>Printed code kept the number where a mask was wanted.</summary>
    [Fact]
    public void ANumberBecomesAMask() => AssertHolds(g =>
        g.Multiply(Weight(g, "x", 5), g.Cast(g.Cast(g.Elementwise(new Floor(), g.Multiply(Weight(g, "y", 5), 2)), ElementType.Bool), ElementType.Float32)));

    /// <summary>A number that became an integer kept its fraction, unless it was stored.</summary>
    [Fact]
    public void ANumberBecomesAnInteger() => AssertHolds(g =>
        g.Multiply(Weight(g, "x", 5), g.Cast(g.Cast(g.Multiply(Weight(g, "y", 5), 7), ElementType.Int32), ElementType.Float32)));

    /// <summary>Padding a mask with true gave a number, and masks put together were taken for numbers.</summary>
    [Fact]
    public void MasksArePaddedAndPutTogether() => AssertHolds(g =>
    {
        var mask = g.Less(Weight(g, "y", 3), g.Constant(0.125));
        var padded = g.Pad(mask, 0, 1, 1, 1);
        return g.Multiply(Weight(g, "x", 8), g.Cast(g.Apply(new Concat(0), padded, mask), ElementType.Float32));
    });

    /// <summary>An outer product with an axis of one element used a loop that was not there.</summary>
    [Fact]
    public void AnOuterProductHasAnAxisOfOneElement() => AssertHolds(g => g.Apply(new Contract("a", "u", "ua"), Weight(g, "x", 4), Weight(g, "y", 1)));

    /// <summary>What was computed from a guarded value moved out of the loop in which that stood.</summary>
    [Fact]
    public void AGuardedValueIsConstantInTheInnerLoop() => AssertHolds(g =>
        g.Multiply(g.BroadcastTo(g.Exp(g.Pad(Weight(g, "x", 3, 1), 0, 1, 1)), new Shape(5, 7)), Weight(g, "y", 5, 7)));

    /// <summary>The gradient of the row is a gather along the lanes of a scatter, which is no vector load.</summary>
    [Fact]
    public void ARowIsScattered() => AssertHolds(
        g => g.Apply(new ScatterAdd(new Shape(3)), Index(g, "k", 2), g.Apply(new Gather(), Weight(g, "x", 4, 2), Index(g, "i"))), ("k", 3), ("i", 4));

    /// <summary>A scatter in a grid of two axes ran over all of the outer one in each cell, beyond its own memory.</summary>
    [Fact]
    public void AScatterStaysInItsCell() => AssertHolds(g => g.Apply(
        new ScatterAdd(new Shape(4, 2, T)), Index(g, "k", 1), g.Tanh(g.Apply(new CumSum(0), g.Apply(new Input("x", new Shape(1, 2, T), ElementType.Float32))))), ("k", 4));

    /// <summary>The gradient of the only row of a table.</summary>
    [Fact]
    public void ATableHasOneRow() => AssertHolds(g =>
    {
        var x = Weight(g, "x", 1, 2);
        return g.Apply(new Gather(), g.Add(x, x), Index(g, "k"));
    }, ("k", 1));

    /// <summary>A block of output channels began at a multiple of their size, of which only the first term was multiplied.</summary>
    [Fact]
    public void AFilterHasImagesOfANamedSize() => AssertHolds(g => g.Apply(
        new Conv(new ConvolutionShape([1, 1], [1, 0], [1, 1], 1)),
        g.Apply(new Input("x", new Shape(N, 2, T, 1), ElementType.Float32)), g.Apply(new Input("filter", new Shape(2, 2, 2, 1), ElementType.Float32))));

    /// <summary>The last of joined values was read everywhere, a gathered one at an index that came from outside of its own.</summary>
    [Fact]
    public void AGatheredRowIsJoined() => AssertHolds(g =>
    {
        var x = g.Apply(new Input("x", new Shape(2, 3), ElementType.Float32));
        return g.Apply(new Concat(0), Weight(g, "y", 2, 3), g.Apply(new TakeAlong(0), x, g.Apply(new ArgSort(0), x)));
    });

    /// <summary>An image that grows with the square of what it is made of was computed again, by parts, which a convolution cannot be.</summary>
    [Fact]
    public void AnImageGrowsWithTheSquare() => AssertHolds(g =>
    {
        var x = g.Apply(new Input("x", new Shape(2, 1, N), ElementType.Float32));
        var filter = g.Apply(new Input("filter", new Shape(1, N, 1), ElementType.Float32));
        return g.Add(g.Apply(new ConvInput(new ConvolutionShape([1], [0], [1], 1), [N]), x, filter), g.Apply(new Input("y", new Shape(2, N, N), ElementType.Float32)));
    });

    /// <summary>The place of a regrouped value kept a modulo that says nothing, and had no stride for a routine.</summary>
    [Fact]
    public void ASolutionIsRegrouped() => AssertHolds(g =>
    {
        var factor = g.Add(g.Multiply(Weight(g, "a", 3, 1, 1), 0.25), g.BroadcastTo(g.Constant(2), new Shape(3, 1, 1)));
        return g.Reshape(g.Apply(new TriangularSolve(false), factor, g.Apply(new Input("x", new Shape(3, 1, T), ElementType.Float32))), new Shape(1, T, 3));
    });

    /// <summary>Two signs in a row are a decrement in C#.</summary>
    [Fact]
    public void ANegativeValueIsNegated() => AssertHolds(g =>
    {
        var cos = g.Cos(g.Pad(g.Negate(Weight(g, "x", 1)), 0, 2, 0));
        return g.Multiply(g.Sin(g.Multiply(g.Negate(g.Slice(cos, 0, 2, 1)), 0.25)), Weight(g, "y", 1));
    });

    /// <summary>The row of a reversed position was a quotient of a negative number, which C# rounds up.</summary>
    [Fact]
    public void APaddedValueIsRegroupedAndReversed() => AssertHolds(g => g.Apply(new Reverse(1),
        g.Reshape(g.Pad(g.Apply(new Input("x", new Shape(1, 1, T), ElementType.Float32)), 0, 1, 0), new Shape(2, T))));

    /// <summary>On a device, lanes began to solve before the one that computes the matrix had stored it.</summary>
    [Fact]
    public void AMatrixOfOneNumberIsSolved() => AssertHolds(g =>
    {
        var factor = g.Add(g.Multiply(Weight(g, "a", 1, 1), 0.25), g.BroadcastTo(g.Constant(2), new Shape(1, 1)));
        return g.Apply(new TriangularSolve(false), factor, Weight(g, "x", 1, 4));
    });

    /// <summary>On a device, a scatter added to the place that its cell has among others, in memory that is the cell's own.</summary>
    [Fact]
    public void OneRowIsScatteredToOneRow() => AssertHolds(g =>
        g.Multiply(g.Sin(g.Apply(new ScatterAdd(new Shape(1, 2)), Index(g, "k", 1), Weight(g, "x", 1, 2))), Weight(g, "y", 1, 2)), ("k", 1));
}
