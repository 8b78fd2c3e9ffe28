using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Maximum of each window; padding never wins. The gradient goes to the first winner.</summary>
public sealed record WindowMax(WindowShape Window) : ReduceOp
{
    public override Monoid Monoid => Monoid.Max;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Rank = Window.Rank }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Window.OutputShape(inputs[0].Shape));

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => Window.Extents;

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input)
    {
        List<InRange> guards = [];
        var inside = input(0, Window.Position(node.Inputs[0].Shape, index, reduceIndex, guards));
        return guards.Count == 0 ? inside : new Guarded([.. guards], inside, new Const(double.NegativeInfinity));
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var x = node.Inputs[0];
        return [g.WindowPut(Window, x.Shape, gradient, g.Apply(new WindowArgMax(Window), x))];
    }

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(this, inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = Reference.From(context.Sizes(node.Shape), _ => double.NegativeInfinity);
        Window.Visit(inputs[0].Shape, result.Shape, (x, o, _) =>
        {
            var v = inputs[0][x];
            if (v > result[o] || double.IsNaN(v)) result[o] = v;
        });
        return result;
    }

    public override IEnumerable<Sample> Samples => WindowShape.Cases.Select(c => new Sample(new WindowMax(c.Window), c.Input));
}
