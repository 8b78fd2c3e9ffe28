using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Turns scatters around, for machines with many threads: once the terms are sorted by the row that they go to, each element of the target
/// is a reduction over the terms of its row, in their order, and belongs to one thread. Scatters by the same rows share the sorting.
/// </summary>
sealed class SegmentScatters
{
    readonly List<Stage> result = [];
    readonly Dictionary<string, Value> known = [];

    public static IReadOnlyList<Stage> Run(IReadOnlyList<Stage> stages)
    {
        var pass = new SegmentScatters();
        foreach (var stage in stages)
        {
            if (stage is ScatterStage scatter) pass.Turn(scatter);
            else pass.result.Add(stage);
        }
        return pass.result;
    }

    void Turn(ScatterStage scatter)
    {
        var terms = Dim.Product(scatter.Rows.Select(a => a.Extent));
        var count = scatter.Axes[0].Extent;
        var segments = Segments(scatter, terms, count);
        var position = new Axis($"{scatter.Axes[0].Id}term{result.Count}", terms);
        Dim row = scatter.Axes[0].Index, first = Read(row), number = Read(count + 1 + position.Index);
        var term = scatter.Body.Substitute(Axis.At(scatter.Rows, new Shape(scatter.Rows.Select(a => a.Extent)).Unflatten(number)));
        var body = new Guarded([new InRange(position.Index - first, Read(row + 1) - first)], term, new Const(scatter.Monoid.Identity()));
        result.Add(new ReduceStage(scatter.Target, scatter.Axes, [position], scatter.Monoid, body) { Loops = scatter.Loops });

        Dim Read(Dim index) => Dim.Of(new LoadedIndex(new Load(segments, segments.Shape, [index])));
    }

    /// <summary>Where the terms of each row are.</summary>
    Value Segments(ScatterStage scatter, Dim terms, Dim count)
    {
        var shape = new Shape(scatter.Rows.Select(a => a.Extent));
        var key = $"{scatter.Row.Substitute(Axis.At(scatter.Rows, [.. scatter.Rows.Select((a, i) => Dim.Of(new Axis($"${i}", a.Extent)))]))} of {shape} to {count} in {string.Join(", ", scatter.Loops.Select(l => l.Id))}";
        if (known.TryGetValue(key, out var segments)) return segments;

        var number = result.Count;
        var target = scatter.Target;
        EquatableArray<Axis> axes = Fresh("row"), read = Fresh("at");
        var rows = new Value(target.Name + "_rows", ElementType.Int32, shape, Storage.Arena, target.Scope);
        var row = (LoadedIndex)scatter.Row.Substitute(Axis.At(scatter.Rows, [.. axes.Select(a => a.Index)])).SingleAtom!;
        result.Add(new MapStage(rows, axes, row.Load) { Loops = scatter.Loops });

        segments = new Value(target.Name + "_segments", ElementType.Int32, new Shape(count + 1 + 2 * terms), Storage.Arena, target.Scope);
        var axis = new Axis($"{target.Name}segment{number}", segments.Shape[0]);
        result.Add(new SegmentStage(segments, [axis], read, new Load(rows, shape, [.. read.Select(a => a.Index)]), count) { Loops = scatter.Loops });
        return known[key] = segments;

        EquatableArray<Axis> Fresh(string suffix) => [.. scatter.Rows.Select(a => new Axis($"{a.Id}{suffix}{number}", a.Extent))];
    }
}
