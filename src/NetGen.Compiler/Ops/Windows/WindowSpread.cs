using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Each element: the sum of the values of all windows that hold it. The adjoint of <see cref="WindowSum"/>.</summary>
public sealed record WindowSpread(WindowShape Window, Shape Target) : ReduceOp
{
    public override Monoid Monoid => Monoid.Sum;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers.OfShape(Window.OutputShape(Target).Dims)];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Target);

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => Window.Extents;

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input)
    {
        List<InRange> guards = [];
        var inside = input(0, Window.Window(node.Inputs[0].Shape, index, reduceIndex, guards));
        return new Guarded([.. guards], inside, new Const(0));
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) => [g.Apply(new WindowSum(Window), gradient)];

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(this with { Target = new Shape([length, .. Target.Dims]) }, inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(Target));
        Window.Visit(result.Shape, inputs[0].Shape, (x, o, _) => result[x] += inputs[0][o]);
        return result;
    }

    public override IEnumerable<Sample> Samples => WindowShape.Cases.Select(c => new Sample(
        new WindowSpread(c.Window, c.Input), c.Window.OutputShape(c.Input)));
}
