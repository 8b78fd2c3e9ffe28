using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Sum of each window, padding counting as zero.</summary>
public sealed record WindowSum(WindowShape Window) : ReduceOp
{
    public override Monoid Monoid => Monoid.Sum;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Rank = Window.Rank }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Window.OutputShape(inputs[0].Shape));

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => Window.Extents;

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input)
    {
        List<InRange> guards = [];
        var inside = input(0, Window.Position(node.Inputs[0].Shape, index, reduceIndex, guards));
        return guards.Count == 0 ? inside : new Guarded([.. guards], inside, new Const(0));
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) =>
        [g.Apply(new WindowSpread(Window, node.Inputs[0].Shape), gradient)];

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(this, inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(node.Shape));
        Window.Visit(inputs[0].Shape, result.Shape, (x, o, _) => result[o] += inputs[0][x]);
        return result;
    }

    public override IEnumerable<Sample> Samples => WindowShape.Cases.Select(c => new Sample(new WindowSum(c.Window), c.Input));
}
