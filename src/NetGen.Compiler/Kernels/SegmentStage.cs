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
    /// <summary>Terms that the runtime sorts in one go.</summary>
    const long Chunk = 256;

    public override IEnumerable<Axis> InnerAxes => Terms;

    /// <summary>The kernels that sort: chunks, then one for every merge of runs that are twice as long, then where the rows begin.</summary>
    public long Launches(Func<Atom, long> dims)
    {
        var (terms, launches) = (Dim.Product(Terms.Select(a => a.Extent)).Evaluate(dims), 2L);
        for (var length = Chunk; length < terms; length *= 2) launches++;
        return launches;
    }

    public override IEnumerable<Expr> Bodies => [Row];

    public override Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value) => this with
    {
        Target = value(Target),
        Axes = [.. Axes.Select(axis)],
        Terms = [.. Terms.Select(axis)],
        Row = (Load)Rebuild(Row, axis, value),
    };
}
