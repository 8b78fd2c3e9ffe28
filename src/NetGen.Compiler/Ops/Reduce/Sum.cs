using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Sum over axes, which vanish.</summary>
public sealed record Sum(EquatableArray<int> Axes) : ReduceOp
{
    public override Monoid Monoid => Monoid.Sum;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Axes = Axes }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[0].Shape.Without([.. Axes]));

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => [.. Axes.Select(a => node.Inputs[0].Shape[a])];

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input) =>
        input(0, Merge(Axes, node.Inputs[0].Shape.Rank, index, reduceIndex));

    /// <summary>The index into the input: reduced axes from one list, the others from the other.</summary>
    internal static Dim[] Merge(EquatableArray<int> axes, int rank, IReadOnlyList<Dim> kept, IReadOnlyList<Dim> reduced)
    {
        int k = 0, r = 0;
        return [.. Enumerable.Range(0, rank).Select(a => axes.Contains(a) ? reduced[r++] : kept[k++])];
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var shape = node.Inputs[0].Shape;
        return [g.BroadcastTo(gradient, shape, [.. Enumerable.Range(0, shape.Rank).Where(a => !Axes.Contains(a))])];
    }

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Sum(inputs[0].Node, [.. Axes.Select(a => a + 1)]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(node.Shape));
        var position = 0;
        foreach (var index in Reference.Indices(inputs[0].Shape))
            result[[.. index.Where((_, a) => !Axes.Contains(a))]] += inputs[0].Data[position++];
        return result;
    }

    public override IEnumerable<Sample> Samples =>
        [new(new Sum([1]), new Shape(3, 37)), new(new Sum([0, 2]), new Shape(2, 3, 4)), new(new Sum([0]), new Shape(5, 19)),
            new(new Sum([0, 2]), new Shape(Sample.N, 3, Sample.T))];
}
