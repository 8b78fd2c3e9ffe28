using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Index of the first maximum over an axis, which vanishes; a NaN counts as the maximum; 0 over nothing. No gradient.</summary>
public sealed record ArgMax(int Axis) : ReduceOp
{
    public override Monoid Monoid => Monoid.ArgMax;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Axes = [Axis] }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[0].Shape.Without([Axis]), ElementType.Int32);

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => [node.Inputs[0].Shape[Axis]];

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input) =>
        input(0, Sum.Merge([Axis], node.Inputs[0].Shape.Rank, index, reduceIndex));

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(new ArgMax(Axis + 1), inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var winners = Winners(inputs[0], Axis);
        return new(winners.Shape, [.. winners.Data.Select(w => Math.Max(w, 0))]);
    }

    /// <summary>−1 where there is none.</summary>
    internal static Reference Winners(Reference x, int axis) => Reference.From([.. x.Shape.Where((_, a) => a != axis)], index =>
    {
        var best = -1L;
        var value = double.NegativeInfinity;
        for (long k = 0; k < x.Shape[axis]; k++)
        {
            var v = x[[.. index.Take(axis), k, .. index.Skip(axis)]];
            if (best >= 0 && !(v > value || (double.IsNaN(v) && !double.IsNaN(value)))) continue;
            best = k;
            value = v;
        }
        return best;
    });

    public override IEnumerable<Sample> Samples => [new(new ArgMax(1), new Shape(3, 21)), new(new ArgMax(0), new Shape(4, 3)), new(new ArgMax(1), new Shape(3, Sample.T, 2))];
}
