using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary><see cref="Length"/> elements of an axis from <see cref="Start"/> in steps.</summary>
public sealed record Slice(int Axis, Dim Start, Dim Length, long Step = 1) : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Any with { Axes = [Axis] }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        var shape = inputs[0].Shape;
        var last = Start + Step * (Length - 1);
        if (Step < 1) throw new ShapeException("NG0209", "the step", Step.ToString(), "at least 1");
        if (Dim.IsPositive(Length) && (Dim.IsPositive(-1 * Start) || Dim.IsNonNegative(last - shape[Axis])))
            throw new ShapeException("NG0214", (Dim.IsPositive(-1 * Start) ? Start : last).ToString(), Axis.ToString(), shape.ToString());
        return new(shape.With(Axis, Length), inputs[0].Type);
    }

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) =>
        input(0, [.. index.Select((d, i) => i == Axis ? Start + Step * d : d)]);

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var extent = node.Inputs[0].Shape[Axis];
        return [g.Pad(gradient, Axis, Start, extent - Start - (Step * (Length - 1) + 1), 0, Step - 1)];
    }

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(this with { Axis = Axis + 1 }, inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var start = Start.Evaluate(context.Dims);
        return Reference.From(context.Sizes(node.Shape), index => inputs[0][[.. index.Select((d, i) => i == Axis ? start + Step * d : d)]]);
    }

    public override IEnumerable<Sample> Samples =>
        [new(new Slice(1, 2, 3), new Shape(2, 6)), new(new Slice(0, 1, 3, 2), new Shape(7, 2)),
            new(new Slice(0, Sample.N - 1, Sample.T), new Shape(Sample.N + Sample.T, 2)),
            new(new Slice(1, Sample.N, Sample.T, 2), new Shape(Sample.N, Sample.N + 2 * Sample.T))];
}
