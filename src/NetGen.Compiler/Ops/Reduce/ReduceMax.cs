using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Maximum over an axis, which vanishes; −∞ over nothing; NaN wins. The gradient goes to the first winner.</summary>
public sealed record ReduceMax(int Axis) : ReduceOp
{
    public override Monoid Monoid => Monoid.Max;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Axes = [Axis] }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[0].Shape.Without([Axis]));

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => [node.Inputs[0].Shape[Axis]];

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input) =>
        input(0, Sum.Merge([Axis], node.Inputs[0].Shape.Rank, index, reduceIndex));

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var x = node.Inputs[0];
        var winner = g.Equal(g.KeepAxis(g.Cast(g.ArgMax(x, Axis), ElementType.Float32), Axis), g.IotaAlong(x.Shape, Axis));
        return [g.Select(winner, g.KeepAxis(gradient, Axis), g.Constant(0))];
    }

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(new ReduceMax(Axis + 1), inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var winners = ArgMax.Winners(inputs[0], Axis);
        return Reference.From(context.Sizes(node.Shape), index =>
            winners[index] < 0 ? double.NegativeInfinity : inputs[0][[.. index.Take(Axis), (long)winners[index], .. index.Skip(Axis)]]);
    }

    public override IEnumerable<Sample> Samples => [new(new ReduceMax(1), new Shape(3, 21)), new(new ReduceMax(0), new Shape(4, 18)), new(new ReduceMax(1), new Shape(3, Sample.T, 2))];
}
