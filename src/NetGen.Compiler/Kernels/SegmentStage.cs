using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>
/// Sorts the terms of a scatter by the row that they go to, those of one row in their order, as sparse matrices are stored: the target has
/// <c>Count + 1</c> positions where the rows begin, then the numbers of the terms, then as much room again for sorting.
/// </summary>
/// <param name="Target">The positions and numbers, integers.</param>
/// <param name="Axes">Its one axis.</param>
/// <param name="Terms">The axes of the terms.</param>
/// <param name="Row">The row of a term; its value has one for each term and nothing else, row-major.</param>
/// <param name="Count">How many rows there are.</param>
public sealed record SegmentStage(Value Target, EquatableArray<Axis> Axes, EquatableArray<Axis> Terms, Load Row, Dim Count) : Stage(Target, Axes)
{
    public override IEnumerable<Axis> InnerAxes => Terms;

    public override IEnumerable<Expr> Bodies => [Row];

    public override Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value) => this with
    {
        Target = value(Target),
        Axes = [.. Axes.Select(axis)],
        Terms = [.. Terms.Select(axis)],
        Row = (Load)Rebuild(Row, axis, value),
    };
}
