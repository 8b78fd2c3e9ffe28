using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>An axis with <see cref="Before"/> and <see cref="After"/> copies of a value around it and <see cref="Interior"/> between its elements; negative widths cut off.</summary>
public sealed record Pad(int Axis, Dim Before, Dim After, double Value = 0, long Interior = 0) : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Any with { Axes = [Axis] }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        var shape = inputs[0].Shape;
        if (Interior < 0) throw new ShapeException("NG0209", "the padding between elements", Interior.ToString(), "at least 0");
        return new(shape.With(Axis, Before + After + (Interior + 1) * (shape[Axis] - 1) + 1), inputs[0].Type);
    }

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input)
    {
        var extent = node.Inputs[0].Shape[Axis];
        var position = index[Axis] - Before;
        var source = Dim.FloorDivide(position, Interior + 1);
        List<InRange> guards = [new(source, extent)];
        if (Interior > 0) guards.Add(new(position - (Interior + 1) * source, 1));
        var inside = input(0, [.. index.Select((d, i) => i == Axis ? source : d)]);
        // What pads a mask is a mask.
        Expr outside = node.Type == ElementType.Bool ? new Apply(new Less(), [new Const(0), new Const(Value)]) : new Const(Value);
        return new Guarded([.. guards], inside, outside);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var extent = node.Inputs[0].Shape[Axis];
        if (Dim.IsNonNegative(Before) && Dim.IsNonNegative(After)) return [g.Slice(gradient, Axis, Before, extent, Interior + 1)];
        var uncut = g.Pad(gradient, Axis, Dim.IsNonNegative(Before) ? 0 : -1 * Before, Dim.IsNonNegative(After) ? 0 : -1 * After);
        return [g.Slice(uncut, Axis, Dim.IsNonNegative(Before) ? Before : 0, extent, Interior + 1)];
    }

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(this with { Axis = Axis + 1 }, inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        long before = Before.Evaluate(context.Dims), extent = inputs[0].Shape[Axis];
        return Reference.From(context.Sizes(node.Shape), index =>
        {
            var position = index[Axis] - before;
            if (position < 0 || position % (Interior + 1) != 0 || position / (Interior + 1) >= extent) return Value;
            return inputs[0][[.. index.Select((d, i) => i == Axis ? position / (Interior + 1) : d)]];
        });
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new Pad(1, 2, 1, 0.5), new Shape(2, 3)),
        new(new Pad(0, 1, 2, 0, 1), new Shape(3, 2)),
        new(new Pad(1, -1, 2), new Shape(2, 4)),
        new(new Pad(1, 3, -2, 0, 2), new Shape(2, 4)),
        new(new Pad(0, 2, Sample.T, 0, 1), new Shape(Sample.N, 3)),
    ];
}
