using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>What a kind of machine wants of kernels: by which axes cells may divide the work of a stage, and how fine or coarse they are.</summary>
public abstract class GridPolicy
{
    public static GridPolicy Cpu { get; } = new CpuGrid();

    public static GridPolicy Gpu { get; } = new GpuGrid();

    /// <summary>A kernel of more stages gains nothing.</summary>
    public abstract int MostStages { get; }

    /// <summary>The axes by which cells may divide the work of a stage; the others it needs as a whole.</summary>
    public abstract IEnumerable<Axis> Divisible(Stage stage);

    /// <summary>The axes that cells of a stage of its own run over.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="isInflated">Whether it computes or reads a value that shall never lie in memory as a whole.</param>
    public abstract IReadOnlyList<Axis> DefaultGrid(Stage stage, bool isInflated);

    /// <summary>Coarser cells are fewer: whether those of a grid are still enough for the machine.</summary>
    public abstract bool IsEnough(IEnumerable<Axis> grid);

    /// <summary>Whether a stage may join others in their cells, at the price of coarser ones if <paramref name="coarsens"/>.</summary>
    public abstract bool MayJoin(Stage stage, IReadOnlyList<Stage> others, bool isInflated, bool coarsens);

    /// <summary>What the machine makes of kernels that are formed.</summary>
    public virtual KernelProgram Refine(KernelProgram program) => program;

    /// <summary>The divisible axes but the one that lies contiguous in memory; all, if it is the only one.</summary>
    protected IReadOnlyList<Axis> Rows(Stage stage)
    {
        Axis[] axes = [.. Divisible(stage).Where(a => !a.Extent.Is(1))];
        if (axes.Length == 0) return [];
        var contiguous = axes.LastOrDefault(a => stage.Target.Layout.Offset([.. stage.Axes.Select(Dim.Of)]).Coefficient(a)?.Is(1) == true) ?? axes[axes.Length - 1];
        if (stage is ContractStage contract) return ProductRows(contract, axes, contiguous);
        Axis[] outer = [.. axes.Where(a => a != contiguous)];
        return outer.Length > 0 ? outer : axes;
    }

    static IReadOnlyList<Axis> ProductRows(ContractStage contract, Axis[] axes, Axis contiguous)
    {
        HashSet<Axis> left = [.. contract.Left.Axes], right = [.. contract.Right.Axes];
        var lanes = left.Contains(contiguous) ? left : right;
        var rows = axes.Where(a => !(lanes.Contains(a) && !(left.Contains(a) && right.Contains(a)))).ToArray();
        // Axes of both operands first: the last grid axis, which is taken in blocks, should be rows of a product.
        Axis[] grid = [.. rows.Where(a => left.Contains(a) && right.Contains(a)), .. rows.Where(a => !(left.Contains(a) && right.Contains(a)))];
        return grid.Length > 0 ? grid : [contiguous];
    }
}
