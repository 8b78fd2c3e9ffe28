using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The same elements in row-major order under another shape.</summary>
public sealed record Reshape(Shape Target) : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Any];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        var x = inputs[0];
        if (!x.Shape.Size.Equals(Target.Size))
            throw new ShapeException("NG0210", x.Shape.ToString(), x.Shape.Size.ToString(), Target.ToString(), Target.Size.ToString(), "the products of the dimensions must be equal");
        return new(Target, x.Type);
    }

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) => input(0, node.Inputs[0].Shape.Unflatten(Target.Flatten(index)));

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) => [g.Reshape(gradient, node.Inputs[0].Shape)];

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Reshape(inputs[0].Node, new Shape([length, .. Target.Dims]));

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) =>
        new(context.Sizes(Target), inputs[0].Data);

    public override IEnumerable<Sample> Samples =>
    [
        new(new Reshape(new Shape(4, 6)), new Shape(2, 3, 4)),
        new(new Reshape(new Shape(2 * Sample.N, Sample.T, 3)), new Shape(Sample.N, 6, Sample.T)),
        new(new Reshape(new Shape(Sample.N * Sample.T)), new Shape(Sample.N, Sample.T)),
    ];
}
