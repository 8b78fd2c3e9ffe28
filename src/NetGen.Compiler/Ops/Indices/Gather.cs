using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Rows of a table by index: <c>[V, *D]</c> at indices <c>[*I]</c> gives <c>[*I, *D]</c>.</summary>
public sealed record Gather : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Rank = 1 }, Operand.Integers];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) =>
        new(new Shape(inputs[1].Shape.Dims.Concat(inputs[0].Shape.Dims.Skip(1))));

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input)
    {
        var rank = node.Inputs[1].Shape.Rank;
        var row = input(1, [.. index.Take(rank)]) is Load load
            ? Dim.Of(new LoadedIndex(load))
            : throw new InvalidOperationException("The indices of a gather are stored before they are used.");
        return input(0, [row, .. index.Skip(rank)]);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) =>
        [g.Apply(new ScatterAdd(node.Inputs[0].Shape), node.Inputs[1], gradient), null];

    /// <summary>Stacked rows are more rows; stacked tables have no such form.</summary>
    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        inputs[0].IsStacked ? null : g.Apply(this, inputs[0].Node, inputs[1].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var rank = inputs[1].Shape.Length;
        return Reference.From(context.Sizes(node.Shape), index => inputs[0][[(long)inputs[1][[.. index.Take(rank)]], .. index.Skip(rank)]]);
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(this, new Shape(6, 5), new SampleInput(new Shape(2, 3), 0, 5, ElementType.Int32)),
        new(this, new Shape(6), new SampleInput(new Shape(Sample.N, Sample.T), 0, 5, ElementType.Int32)),
    ];
}
