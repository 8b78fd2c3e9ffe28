using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Position within each window of its first maximum. No gradient.</summary>
public sealed record WindowArgMax(WindowShape Window) : ReduceOp
{
    public override Monoid Monoid => Monoid.ArgMax;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Rank = Window.Rank }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Window.OutputShape(inputs[0].Shape), ElementType.Int32);

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => Window.Extents;

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input) =>
        new WindowMax(Window).At(node, index, reduceIndex, input);

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Apply(this, inputs[0].Node);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(node.Shape));
        var best = Reference.From(result.Shape, _ => double.NegativeInfinity);
        Window.Visit(inputs[0].Shape, result.Shape, (x, o, position) =>
        {
            var v = inputs[0][x];
            if (best[o] >= v || double.IsNaN(best[o])) return;
            best[o] = v;
            result[o] = position;
        });
        return result;
    }

    public override IEnumerable<Sample> Samples => WindowShape.Cases.Select(c => new Sample(new WindowArgMax(c.Window), c.Input));
}
