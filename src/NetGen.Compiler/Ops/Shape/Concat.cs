using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The inputs one behind the other along an axis.</summary>
public sealed record Concat(int Axis) : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Any with { Axes = [Axis] }, Operand.Any.LikeExcept(0, Axis) with { Repeats = true }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        var type = inputs[0].Type;
        if (inputs.FirstOrDefault(i => i.Type != type) is { } other)
            throw new ShapeException("NG0212", $"{type}, as input 0 is", other.Type.ToString(), "convert it before");
        return new(inputs[0].Shape.With(Axis, Dim.Sum(inputs.Select(i => i.Shape[Axis]))), type);
    }

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input)
    {
        // Each part is guarded by its own range, the last one is what is left.
        var start = Starts(node);
        var result = Part(node.Inputs.Count - 1);
        for (var i = node.Inputs.Count - 2; i >= 0; i--)
            result = new Guarded([new InRange(index[Axis] - start[i], node.Inputs[i].Shape[Axis])], Part(i), result);
        return result;

        Expr Part(int i) => input(i, [.. index.Select((d, k) => k == Axis ? d - start[i] : d)]);
    }

    Dim[] Starts(Node node)
    {
        var starts = new Dim[node.Inputs.Count];
        Dim start = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = start;
            start += node.Inputs[i].Shape[Axis];
        }
        return starts;
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var start = Starts(node);
        return [.. node.Inputs.Select((x, i) => g.Slice(gradient, Axis, start[i], x.Shape[Axis]))];
    }

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        g.Apply(new Concat(Axis + 1), [.. inputs.Select(i => i.Stack(g, length))]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) =>
        Reference.From(context.Sizes(node.Shape), index =>
        {
            var i = 0;
            var at = index[Axis];
            while (at >= inputs[i].Shape[Axis]) at -= inputs[i++].Shape[Axis];
            return inputs[i][[.. index.Select((d, k) => k == Axis ? at : d)]];
        });

    public override IEnumerable<Sample> Samples =>
    [
        new(new Concat(1), new Shape(2, 3), new Shape(2, 1), new Shape(2, 2)),
        new(new Concat(0), new Shape(Sample.N, 2), new Shape(3, 2), new Shape(Sample.T, 2)),
    ];
}
