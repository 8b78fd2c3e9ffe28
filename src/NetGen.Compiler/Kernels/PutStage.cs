using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>
/// <c>target[.., Position + axis, ..] = Body</c> for a part of one axis; the rest of the target stays as it is. The extent of that axis is the
/// length of the part.
/// </summary>
public sealed record PutStage(Value Target, EquatableArray<Axis> Axes, int Axis, Dim Position, Expr Body) : Stage(Target, Axes)
{
    public override IEnumerable<Expr> Bodies => [Body, new IndexValue(Position)];

    public override IReadOnlyList<Dim> TargetIndex => [.. base.TargetIndex.Select((d, i) => i == Axis ? Position + d : d)];

    public override Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value) => this with
    {
        Target = value(Target),
        Axes = [.. Axes.Select(axis)],
        Position = ((IndexValue)Rebuild(new IndexValue(Position), axis, value)).Index,
        Body = Rebuild(Body, axis, value),
    };
}
