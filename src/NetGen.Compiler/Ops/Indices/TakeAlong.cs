using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Elements of an axis by index: <c>result[…, i, …] = x[…, indices[…, i, …], …]</c>; all other axes are those of the indices.</summary>
public sealed record TakeAlong(int Axis) : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Any with { Axes = [Axis] }, Operand.Integers.LikeExcept(0, Axis)];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[1].Shape, inputs[0].Type);

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input)
    {
        var at = input(1, index) is Load load
            ? Dim.Of(new LoadedIndex(load))
            : throw new InvalidOperationException("The indices of a gather are stored before they are used.");
        return input(0, [.. index.Select((d, i) => i == Axis ? at : d)]);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) =>
        [g.Apply(new PutAlong(Axis, node.Inputs[0].Shape[Axis]), node.Inputs[1], gradient), null];

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        g.Apply(new TakeAlong(Axis + 1), [.. inputs.Select(i => i.Stack(g, length))]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) =>
        Reference.From(context.Sizes(node.Shape), index => inputs[0][[.. index.Select((d, i) => i == Axis ? (long)inputs[1][index] : d)]]);

    public override IEnumerable<Sample> Samples =>
    [
        new(new TakeAlong(1), new Shape(3, 6), new SampleInput(new Shape(3, 17), 0, 5, ElementType.Int32)),
        new(new TakeAlong(0), new Shape(4, 5), new SampleInput(new Shape(2, 5), 0, 3, ElementType.Int32)),
        new(new TakeAlong(1), new Shape(Sample.N, Sample.T, 2), new SampleInput(new Shape(Sample.N, 6, 2), 0, 3, ElementType.Int32)),
    ];
}
