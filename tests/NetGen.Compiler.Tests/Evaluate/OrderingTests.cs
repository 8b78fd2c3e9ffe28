using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using static System.Double;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Sorting, running sums and elements by index.</summary>
public class OrderingTests
{
    static readonly double[] x = [3, 1, 2, -1, 5, 5];

    static Expression Item(Expression tuple, int at) => new TupleItem(NextSite, tuple, at);

    [Fact]
    public void SortedAndReversed()
    {
        AssertValues([1, 2, 3, -1, 5, 5], Of(x, [2, 3], e => Op(e, "Sort")));
        AssertValues([3, 5, 5, -1, 1, 2], Of(x, [2, 3], e => Op(e, "Sort", ("axis", 0), ("descending", true))));
        AssertValues([1, 2, 0, 0, 1, 2], Of(x, [2, 3], e => Op(e, "ArgSort")));
        AssertValues([0, 2, 1, 1, 2, 0], Of(x, [2, 3], e => Op(e, "ArgSort", ("descending", true))));
        AssertValues([2, 1, 3, 5, 5, -1], Of(x, [2, 3], e => Op(e, "Flip", ("axis", 1))));
        AssertValues([-1, 5, 5, 3, 1, 2], Of(x, [2, 3], e => Op(e, "Flip", ("axis", 0))));
    }

    [Fact]
    public void NaNCountsAsTheLargest()
    {
        double[] row = [1, NaN, PositiveInfinity, NegativeInfinity, NaN];
        Assert.Equal([NegativeInfinity, 1, PositiveInfinity, NaN, NaN], Of(row, [5], e => Op(e, "Sort")).Data);
        Assert.Equal([1, 4, 2, 0, 3], Of(row, [5], e => Op(e, "ArgSort", ("descending", true))).Data);
    }

    [Fact]
    public void TheLargestAndTheSmallest()
    {
        AssertValues([3, 2, 5, 5], Of(x, [2, 3], e => Item(Op(e, "TopK", ("k", 2)), 0)));
        AssertValues([0, 2, 1, 2], Of(x, [2, 3], e => Item(Op(e, "TopK", ("k", 2)), 1)));
        AssertValues([-1, 1, 2], Of(x, [2, 3], e => Item(Op(e, "TopK", ("k", 1), ("axis", 0), ("largest", false)), 0)));
    }

    [Fact]
    public void RunningSums()
    {
        AssertValues([3, 4, 6, -1, 4, 9], Of(x, [2, 3], e => Op(e, "CumSum", ("axis", 1))));
        AssertValues([2, 6, 7, -1, 5, 5], Of(x, [2, 3], e => Op(e, "CumSum", ("axis", 0), ("reverse", true))));
    }

    [Fact]
    public void GradientsFollowTheValues()
    {
        // d/dx Σ c · f(x) for f(x) a permutation of x: the weights in the places where the values came from.
        Expression Slope(Expression e, Expression values) => Function("Gradient",
            ("loss", Op(Binary(BinaryOperator.Multiply, values, Op(Function("Iota", ("n", 3)), "Tokens.AsTensor")), "Sum")), ("wrt", e));
        AssertValues([2, 0, 1, 0, 1, 2], Of(x, [2, 3], e => Slope(e, Op(e, "Sort"))));
        AssertValues([2, 1, 0, 2, 1, 0], Of(x, [2, 3], e => Slope(e, Op(e, "Flip", ("axis", 1)))));
        AssertValues([3, 3, 2, 3, 3, 2], Of(x, [2, 3], e => Slope(e, Op(e, "CumSum", ("axis", 1)))));
        AssertValues([1, 0, 1, 0, 1, 1], Of(x, [2, 3], e => Function("Gradient", ("loss", Op(Item(Op(e, "TopK", ("k", 2)), 0), "Sum")), ("wrt", e))));
    }

    [Fact]
    public void ElementsByIndex()
    {
        ParameterTemplate[] parameters = [Tensor("x", 2, 3), Parameter("i", ValueType.Labels, 2, 4)];
        var sources = new Dictionary<string, Reference> { ["x"] = new([2, 3], x), ["i"] = new([2, 4], [0, 0, 2, 1, 2, 2, 2, 0]) };
        Expression taken = Op(Var("x"), "TakeAlong", ("axis", 1), ("indices", Var("i")));
        AssertValues([3, 3, 2, 1, 5, 5, 5, -1], Run(taken));
        AssertValues([2, 1, 1, 1, 0, 3], Run(Function("Gradient", ("loss", Op(taken, "Sum")), ("wrt", Var("x")))));

        Reference Run(Expression body)
        {
            var method = RunClean(Network([], Method(MethodKind.Forward, "Run", parameters, Result(body)))).Methods[0];
            Assert.Equal([new("i", 3, "TakeAlong")], method.IndexBounds);
            return Outputs(method.Inference, sources)["result"];
        }
    }

    /// <summary>A part of computed indices keeps their bound: it is not the part's own length.</summary>
    [Theory]
    [InlineData("ArgSort")]
    [InlineData("ArgMax")]
    public void APartOfComputedIndicesKeepsTheirBound(string operation)
    {
        Expression Rows(Expression e) => At(Op(operation == "ArgMax" ? e : At(e, 0), operation, ("axis", operation == "ArgMax" ? 1 : 0)), Range(null, 2));
        var issue = Assert.Single(Run(Of([4, 9], e => Op(Op(e, "Slice", ("axis", 0), ("start", 0), ("length", 3)), "Gather", ("rows", Rows(e))))).Issues);
        Assert.Equal("NG0214", issue.Rule);
        Assert.Equal(["Gather", "8", "0", "[3]"], issue.Arguments);
    }
}
