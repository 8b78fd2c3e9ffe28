using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The elements of an axis from the last to the first.</summary>
public sealed record Reverse(int Axis) : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Any with { Axes = [Axis] }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[0].Shape, inputs[0].Type);

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) =>
        input(0, [.. index.Select((d, i) => i == Axis ? node.Shape[Axis] - 1 - d : d)]);

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) => [g.Apply(this, gradient)];

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(new Reverse(Axis + 1), inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var last = inputs[0].Shape[Axis] - 1;
        return Reference.From(inputs[0].Shape, index => inputs[0][[.. index.Select((d, i) => i == Axis ? last - d : d)]]);
    }

    public override IEnumerable<Sample> Samples =>
        [new(new Reverse(1), new Shape(3, 19)), new(new Reverse(0), new Shape(4, 5)), new(new Reverse(1), new Shape(Sample.N, Sample.T, 2))];
}
