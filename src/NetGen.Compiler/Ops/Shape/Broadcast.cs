using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Axis i of the input becomes axis <see cref="Axes"/>[i] of the result; an input axis of size 1 is repeated, new axes are repeats.</summary>
public sealed record Broadcast(Shape Target, EquatableArray<int> Axes) : PullOp
{
    /// <summary>An axis that the target has in another size is 1, and is repeated.</summary>
    public override IReadOnlyList<Operand> Operands =>
        [Operand.Any with { Rank = Axes.Count, Sizes = x => [.. Axes.Select((axis, i) => x[0].Shape[i].Is(1) ? Dim.One : axis >= 0 && axis < Target.Rank ? Target[axis] : null)] }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        Operand.CheckAxes(Axes, Target);
        for (var i = 1; i < Axes.Count; i++)
        {
            if (Axes[i] < Axes[i - 1]) throw new ShapeException("NG0209", "an axis", Axes[i].ToString(), $"behind axis {Axes[i - 1]}; Transpose moves axes");
        }
        return new(Target, inputs[0].Type);
    }

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input)
    {
        var shape = node.Inputs[0].Shape;
        return input(0, [.. Axes.Select((axis, i) => shape[i].Is(1) ? Dim.Zero : index[axis])]);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var x = node.Inputs[0];
        var repeated = Enumerable.Range(0, Target.Rank)
            .Where(a => Axes.ToList().IndexOf(a) is var i && (i < 0 || (x.Shape[i].Is(1) && !Target[a].Is(1)))).ToArray();
        var sum = g.Sum(gradient, repeated);
        // What is left stands in the order of the target; the axes are increasing, so it is the input's order.
        return [g.Reshape(sum, x.Shape)];
    }

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        g.BroadcastTo(inputs[0].Node, new Shape([length, .. Target.Dims]), [0, .. Axes.Select(a => a + 1)]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var x = inputs[0];
        return Reference.From(context.Sizes(Target), index => x[[.. Axes.Select((axis, i) => x.Shape[i] == 1 ? 0 : index[axis])]]);
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new Broadcast(new Shape(2, 3, 4), [1, 2]), new Shape(3, 4)),
        new(new Broadcast(new Shape(2, 3, 4), [0, 1, 2]), new Shape(2, 1, 4)),
        new(new Broadcast(new Shape(5), []), Shape.Scalar),
        new(new Broadcast(new Shape(Sample.N, 3, Sample.T), [0, 2]), new Shape(Sample.N, 1)),
    ];
}
