using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>Cells for a few threads: rows of vectors, whole images of a convolution, and whatever follows in the same cache.</summary>
sealed class CpuGrid : GridPolicy
{
    /// <summary>
    /// What more stages keep local no longer fits a cache, and the method that calls them would be one that the JIT does not optimise.
    /// </summary>
    public override int MostStages => 40;

    public override IEnumerable<Axis> Divisible(Stage stage) => stage switch
    {
        RoutineStage routine => stage.Axes.Where(a => !routine.Whole.Contains(a)),
        PutStage put => stage.Axes.Where((_, i) => i != put.Axis),
        ContractStage { Convolution: { Kind: ConvolutionKind.Filter, Geometry.Groups: > 1 } } => [],
        ContractStage { Convolution: not null } => stage.Axes.Take(1),
        _ => stage.Axes,
    };

    public override IReadOnlyList<Axis> DefaultGrid(Stage stage, bool isInflated) => stage switch
    {
        ScatterStage => [],
        RoutineStage or ContractStage { Convolution: not null } => [.. Divisible(stage).Where(a => !a.Extent.Is(1))],
        _ => Rows(stage),
    };

    public override bool IsEnough(IEnumerable<Axis> grid) => Dim.Product(grid.Select(a => a.Extent)).Constant is null or >= 8;

    public override bool MayJoin(Stage stage, IReadOnlyList<Stage> others, bool isInflated, bool coarsens) => true;
}
