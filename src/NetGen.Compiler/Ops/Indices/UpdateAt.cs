using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// A tensor with a part of one axis replaced: inputs are <c>[.., T, ..]</c>, a position given at run time, <c>[]</c>, and what is put there,
/// <c>[.., L, ..]</c>. Position + L is at most T. As the next value of a state that nothing else reads, it is printed in place.
/// </summary>
public sealed record UpdateAt(int Axis) : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Numbers with { Axes = [Axis] }, Operand.Integers.OfRank(0), Operand.Numbers with { Axes = [Axis] }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        Shape target = inputs[0].Shape, part = inputs[2].Shape;
        if (!part.With(Axis, target[Axis]).Equals(target)) throw new ShapeException("NG0208", "value", part.ToString(), target.ToString(), $"only dimension {Axis} may differ");
        return new(target);
    }

    /// <summary>The position as an index.</summary>
    public static Dim Position(Access input) => Index(input(1, []));

    static Dim Index(Expr position) => position switch
    {
        Const c => (long)c.Value,
        IndexValue i => i.Index,
        Apply { Op: Cast } cast => Index(cast.Arguments[0]),
        Load load => Dim.Of(new LoadedIndex(load)),
        _ => throw new InvalidOperationException("The position of an update is stored before it is used."),
    };

    /// <summary>Whether the position of an update is known when it is compiled, but for named dimensions.</summary>
    public static bool HasKnownPosition(Node update)
    {
        var position = update.Inputs[1];
        while (position.Op is Cast) position = position.Inputs[0];
        return position.Op is Constant or DimValue;
    }

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input)
    {
        var inside = index[Axis] - Position(input);
        return new Guarded([new(inside, node.Inputs[2].Shape[Axis])], input(2, [.. index.Select((d, i) => i == Axis ? inside : d)]), input(0, index));
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node position = node.Inputs[1], part = node.Inputs[2];
        var zeros = g.BroadcastTo(g.Constant(0), part.Shape);
        return [g.Apply(this, gradient, position, zeros), null, g.SliceAt(gradient, Axis, position, part.Shape[Axis])];
    }

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        long position = (long)inputs[1].Data[0], length = inputs[2].Shape[Axis];
        return Reference.From(context.Sizes(node.Shape), index => index[Axis] - position is var inside && inside >= 0 && inside < length
            ? inputs[2][[.. index.Select((d, i) => i == Axis ? inside : d)]]
            : inputs[0][index]);
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new UpdateAt(1), new Shape(2, 5, 3), new SampleInput(Shape.Scalar, 0, 4, ElementType.Int32), new Shape(2, 1, 3)),
        new(new UpdateAt(0), new Shape(7, 3), new SampleInput(Shape.Scalar, 0, 3, ElementType.Int32), new Shape(4, 3)),
        new(new UpdateAt(1), new Shape(Sample.N, 6), new SampleInput(Shape.Scalar, 2, 2, ElementType.Int32), new Shape(Sample.N, 2)),
    ];
}
