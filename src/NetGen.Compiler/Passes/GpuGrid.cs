using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Cells for many thousands of threads: single elements, coarsened to rows where a reduction and its consumers meet. A product keeps its
/// tiles to itself, with what follows element by element.
/// </summary>
sealed class GpuGrid : GridPolicy
{
    /// <summary>Values that more stages keep local no longer fit a group's memory.</summary>
    public override int MostStages => 24;

    public override IEnumerable<Axis> Divisible(Stage stage) => stage switch
    {
        RoutineStage routine => stage.Axes.Where(a => !routine.Whole.Contains(a)),
        PutStage put => stage.Axes.Where((_, i) => i != put.Axis),
        SegmentStage => [],
        _ => stage.Axes,
    };

    public override IReadOnlyList<Axis> DefaultGrid(Stage stage, bool isInflated) =>
        isInflated ? Rows(stage) : [.. Divisible(stage).Where(a => !a.Extent.Is(1))];

    public override bool IsEnough(IEnumerable<Axis> grid) => Dim.Product(grid.Select(a => a.Extent)).Constant is null or >= 32;

    public override bool MayJoin(Stage stage, IReadOnlyList<Stage> others, bool isInflated, bool coarsens)
    {
        if (others.Append(stage).Any(s => s is SegmentStage)) return false;
        // Who looks up needs cells that are anywhere: the others would have to be one cell.
        if (coarsens && stage.Loads.Any(l => IsLookedUp(l) && others.Any(o => o.Target == l.Value))) return false;
        return isInflated || !(stage is ContractStage || (coarsens && others.Any(s => s is ContractStage)));
    }

    public override KernelProgram Refine(KernelProgram program) => InlineMaps.Run(program);

    static bool IsLookedUp(Load load) => load.Index.Any(d => d.AllAtoms.Any(a => a is LoadedIndex));
}
