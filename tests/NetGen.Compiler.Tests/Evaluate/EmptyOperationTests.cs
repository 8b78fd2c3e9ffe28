using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static System.Double;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>What operations of the language give for no elements: in the interpreters of graphs and kernels and as printed code.</summary>
public class EmptyOperationTests
{
    static readonly (string What, Expression Body, double[] Expected)[] cases =
    [
        ("Sum", Op(Var("x"), "Sum", ("axis", 1)), [0, 0, 0]),
        ("Sum of all", Op(Var("x"), "Sum"), [0]),
        ("Mean", Op(Var("x"), "Mean", ("axis", 1)), [NaN, NaN, NaN]),
        ("Mean of all", Op(Var("x"), "Mean"), [NaN]),
        ("Variance", Op(Var("x"), "Variance", ("axis", 1)), [NaN, NaN, NaN]),
        ("Max", Op(Var("x"), "Max", ("axis", 1)), [NegativeInfinity, NegativeInfinity, NegativeInfinity]),
        ("Min", Op(Var("x"), "Min", ("axis", 1)), [PositiveInfinity, PositiveInfinity, PositiveInfinity]),
        ("LogSumExp", Op(Var("x"), "LogSumExp", ("axis", 1)), [NegativeInfinity, NegativeInfinity, NegativeInfinity]),
        ("MatMul", Op(Var("x"), "MatMul", ("other", Op(Var("x"), "Transpose"))), new double[9]),
        ("Softmax", Op(Var("x"), "Softmax", ("axis", 1)), []),
        ("LogSoftmax", Op(Var("x"), "LogSoftmax", ("axis", 1)), []),
        ("Softmax of rows", Op(Op(Var("x"), "Transpose"), "Softmax", ("axis", 1)), []),
        ("CumSum", Op(Var("x"), "CumSum", ("axis", 1)), []),
        ("Sort", Op(Var("x"), "Sort", ("axis", 1)), []),
        ("SegmentSum", Segments("SegmentSum"), new double[9]),
        ("SegmentMean", Segments("SegmentMean"), new double[9]),
        ("SegmentMax", Segments("SegmentMax"), new double[9]),
        ("ScatterAdd", Op(Op(Var("x"), "Transpose"), "ScatterAdd", ("rows", Var("rows")), ("count", 2)), new double[6]),
        ("ScatterMax", Op(Op(Var("x"), "Transpose"), "ScatterMax", ("rows", Var("rows")), ("count", 1)), [NegativeInfinity, NegativeInfinity, NegativeInfinity]),
        ("Gather", Op(Var("table"), "Gather", ("rows", Var("rows"))), []),
        ("Flip", Op(Var("x"), "Flip", ("axis", 1)), []),
    ];

    static Expression Segments(string operation) =>
        Function(operation, ("values", Op(Var("x"), "Transpose")), ("segment", Var("rows")), ("count", 3));

    static Graph GraphOf(Expression body)
    {
        var method = Method(MethodKind.Forward, "Run",
            [Tensor("x", 3, "E"), Tensor("table", 4, 2), Parameter("rows", ValueType.Labels, "E")], Result(body));
        return RunClean(Network([], method) with { Dims = [new(NextSite, "E", 0, long.MaxValue, 1)] }).Methods[0].Inference;
    }

    [Fact]
    public void NothingGivesWhatIeee754Says()
    {
        Graph[] graphs = [.. cases.Select(c => GraphOf(c.Body))];
        using var program = new PrintedProgram([.. graphs]);
        List<string> wrong = [];
        for (var i = 0; i < graphs.Length; i++)
        {
            var oracle = new Oracle(1, ("E", 0));
            try
            {
                Equivalence.AssertKernels(graphs[i], oracle, seed: 5);
                Assert.Equal(cases[i].Expected, oracle.Run(graphs[i])[0].Data);
                Assert.Equal(cases[i].Expected, program.Run(i, oracle)[0].Data);
            }
            catch (Exception e)
            {
                wrong.Add($"{cases[i].What}: {(e.InnerException ?? e).Message}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>Nothing has no largest element, and a position of one would be read elsewhere.</summary>
    [Fact]
    public void ThePositionOfTheMaximumOfNothingIsRefusedAtRunTime()
    {
        var method = Method(MethodKind.Forward, "Run", [Tensor("x", 3, "E")], Result(Op(Var("x"), "ArgMax", ("axis", 1))));
        var network = Templates.Run(Network([], method) with { Dims = [new(NextSite, "E", 0, long.MaxValue, 1)] });
        Assert.Equal("NG0226", Assert.Single(network.Issues).Rule);
        Assert.Equal("ArgMax needs an element in dimension 1 of [3, E]", Assert.Single(network.Methods[0].Guards).Message);
    }
}
