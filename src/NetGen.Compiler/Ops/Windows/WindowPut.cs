using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Each input element: the sum over the windows that chose it (inputs: values and positions per window). The adjoint of <see cref="WindowTake"/>.</summary>
public sealed record WindowPut(WindowShape Window, Shape Target) : ReduceOp
{
    public override Monoid Monoid => Monoid.Sum;

    public override IReadOnlyList<Operand> Operands => [Operand.Numbers.OfShape(Window.OutputShape(Target).Dims), Operand.Integers.Like(0)];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Target);

    public override IReadOnlyList<Dim> ReduceExtents(Node node) => Window.Extents;

    public override Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input)
    {
        List<InRange> guards = [];
        var window = Window.Window(node.Inputs[0].Shape, index, reduceIndex, guards);
        var position = new Shape(Window.Extents).Flatten(reduceIndex);
        var chosen = new Apply(new Equal(), [input(1, window), new IndexValue(position)]);
        return new Guarded([.. guards], new Apply(new Select(), [chosen, input(0, window), new Const(0)]), new Const(0));
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) =>
        [g.Apply(new WindowTake(Window), gradient, node.Inputs[1]), null];

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        g.Apply(this with { Target = new Shape([length, .. Target.Dims]) }, [.. inputs.Select(i => i.Stack(g, length))]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(Target));
        Window.Visit(result.Shape, inputs[0].Shape, (x, o, position) =>
        {
            if (inputs[1][o] == position) result[x] += inputs[0][o];
        });
        return result;
    }

    public override IEnumerable<Sample> Samples => WindowShape.Cases.Select(c => new Sample(
        new WindowPut(c.Window, c.Input), c.Window.OutputShape(c.Input), new SampleInput(c.Window.OutputShape(c.Input), 0, c.Window.Count - 1, ElementType.Int32)));
}
