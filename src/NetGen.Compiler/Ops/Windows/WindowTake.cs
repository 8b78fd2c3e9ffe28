using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The element of each window at a given position (inputs: tensor and positions); zero where the position lies in the padding.</summary>
public sealed record WindowTake(WindowShape Window) : ReduceOp
{
    // A sum of which one term at most is not zero: the positions are known only at run time.
    public override Monoid Monoid => Monoid.Sum;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Rank = Window.Rank }, Operand.Integers with { Sizes = x => Window.OutputShape(x[0].Shape).Dims }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[1].Shape);

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => Window.Extents;

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input)
    {
        List<InRange> guards = [];
        var at = Window.Position(node.Inputs[0].Shape, index, reduceIndex, guards);
        var chosen = new Apply(new Equal(), [input(1, index), new IndexValue(new Shape(Window.Extents).Flatten(reduceIndex))]);
        var taken = new Apply(new Select(), [chosen, input(0, at), new Const(0)]);
        return guards.Count == 0 ? taken : new Guarded([.. guards], taken, new Const(0));
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) =>
        [g.WindowPut(Window, node.Inputs[0].Shape, gradient, node.Inputs[1]), null];

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        g.Apply(this, [.. inputs.Select(i => i.Stack(g, length))]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(node.Shape));
        Window.Visit(inputs[0].Shape, result.Shape, (x, o, position) =>
        {
            if (inputs[1][o] == position) result[o] = inputs[0][x];
        });
        return result;
    }

    public override IEnumerable<Sample> Samples => WindowShape.Cases.Select(c => new Sample(
        new WindowTake(c.Window), c.Input, new SampleInput(c.Window.OutputShape(c.Input), 0, c.Window.Count - 1, ElementType.Int32)));
}
