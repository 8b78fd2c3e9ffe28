using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>
/// The cell of the grid that a stage method works on: single indices for the outer axes, a range of the last one. Parameters are its C#
/// parameters.
/// </summary>
sealed record Cell(EquatableArray<Axis> Outer, Axis? Block, EquatableArray<string> Parameters, string Start, string End)
{
    public static Cell Bind(StageContext context, EquatableArray<Axis> grid)
    {
        if (grid.IsEmpty) return new Cell([], null, [], "0", "0");
        var names = grid.Select((axis, i) => context.Bind(axis, AxisNames.Wish(axis, i))).ToArray();
        var last = names[names.Length - 1];
        string start = context.Names.Make(last + "Start"), end = context.Names.Make(last + "End");
        return new Cell([.. grid.Take(grid.Count - 1)], grid[grid.Count - 1], [.. names.Take(names.Length - 1), start, end], start, end);
    }

    public bool IsBlock(Axis? axis) => axis is not null && axis.Equals(Block);

    /// <summary>The loop over an axis; the blocked one runs over its range only.</summary>
    public string Loop(StageContext context, Axis axis, string step) =>
        $"for (nint {context.NameOf(axis)} = {(IsBlock(axis) ? Start : "0")}; {context.NameOf(axis)} < {Limit(context, axis)}; {context.NameOf(axis)}{step})";

    public string Limit(StageContext context, Axis axis) => IsBlock(axis) ? End : context.Index(axis.Extent);

    public string Count(StageContext context, Axis? axis) => axis is null ? "1" : IsBlock(axis) ? $"{End} - {Start}" : context.Index(axis.Extent);

    /// <summary>Begins the loop over an axis, which gets its name here unless it is the blocked one.</summary>
    public void Open(CodeWriter code, StageContext context, Axis axis)
    {
        if (!IsBlock(axis)) context.Bind(axis, "i");
        code.Open(Loop(context, axis, "++"));
    }
}
