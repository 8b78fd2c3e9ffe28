using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// The positions of the elements of an axis in the order of their values. Equal values keep their order, also when descending; NaN counts
/// as larger than every number, as in PyTorch. No gradient: values follow their permutation by <see cref="TakeAlong"/>.
/// </summary>
public sealed record ArgSort(int Axis, bool Descending = false) : RowRoutineOp(Axis)
{
    /// <summary>Passes of the sort over the row.</summary>
    const int Passes = 16;

    public override EquatableArray<bool> Options => [Descending];

    public override Dim Work(Func<char, Dim> size) => Passes * size('n');

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[0].Shape, ElementType.Int32);

    public override Reference Cell(IReadOnlyList<Reference> inputs, long[] shape)
    {
        // Sorting by LINQ is stable, and the default order of numbers has NaN at its low end.
        var keys = inputs[0].Data.Select((x, i) => (IsNaN: double.IsNaN(x), Value: double.IsNaN(x) ? 0 : x, Position: i));
        var sorted = Descending
            ? keys.OrderByDescending(k => k.IsNaN).ThenByDescending(k => k.Value)
            : keys.OrderBy(k => k.IsNaN).ThenBy(k => k.Value);
        return new Reference(shape, [.. sorted.Select(k => (double)k.Position)]);
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new ArgSort(1), new Shape(3, 21)),
        new(new ArgSort(1, true), new Shape(2, 75)),
        new(new ArgSort(0, true), new Shape(5, 4)),
        new(new ArgSort(1), new Shape(Sample.N, Sample.T, 2)),
    ];
}
