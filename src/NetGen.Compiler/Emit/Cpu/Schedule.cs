using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>How the cells of a kernel's grid become units of work: blocks of the last axis, and how many of them a thread takes at once.</summary>
sealed record Schedule(long Block, long Grain)
{
    /// <summary>Work per chunk that pays for handing it to a thread, in additions: about 10 µs.</summary>
    const double ChunkCost = 200_000;

    /// <summary>Rows of a product that share a pass over the weights.</summary>
    const long ProductRows = 8;

    const long MostRows = 64;

    public static Schedule Of(Kernel kernel)
    {
        if (kernel.Grid.Count == 0) return new Schedule(1, 1);
        var last = kernel.Grid[kernel.Grid.Count - 1];
        var cells = Nominal.Of(Dim.Product(kernel.Grid.Select(a => a.Extent)));
        var cost = kernel.Stages.Sum(Cost) / Math.Max(1, cells);
        var extent = last.Extent.Constant ?? long.MaxValue;
        var rows = (long)Math.Min(extent, Math.Max(1, ChunkCost / Math.Max(cost, 1)));
        if (kernel.Stages.Any(s => s is ContractStage { Convolution: null } c && IsMatrixProduct(c, last))) rows = Math.Max(rows, Math.Min(extent, ProductRows));
        // Without a product, rows are lanes or streams: whole vectors.
        if (kernel.Grid.Count == 1 && kernel.Stages.All(s => s.Axes.Count(a => !a.Extent.Is(1)) == 1)) rows = Math.Max(rows, 256);
        var block = Math.Min(rows, kernel.Grid.Count == 1 && kernel.Stages.All(s => s.Axes.Count <= 1) ? 1 << 14 : MostRows);
        if (extent != long.MaxValue) block = Math.Min(block, extent);
        var grain = Math.Max(1, (long)(ChunkCost / Math.Max(1, cost * block)));
        return new Schedule(block, grain);
    }

    static bool IsMatrixProduct(ContractStage stage, Axis rows) =>
        stage.Axes.Contains(rows) && stage.Summed.Count > 0 && stage.Axes.Any(a => !a.Equals(rows) && !a.Extent.Is(1));

    static double Cost(Stage stage)
    {
        var elements = (double)Nominal.Of(stage.Target.Shape.Size);
        var inner = (double)Nominal.Of(Dim.Product(stage.InnerAxes.Select(a => a.Extent)));
        // A vector does sixteen elements at once, a product's kernel about twice as many operations as it loads.
        return stage switch
        {
            ContractStage => elements * inner * 2 / 16,
            RoutineStage s => elements / Nominal.Of(Dim.Product(s.Whole.Select(a => a.Extent))) * Nominal.Of(s.Routine.Work(c => s.Sizes.First(l => l.Letter == c).Size)),
            ScatterStage => elements / Math.Max(1, Nominal.Of(stage.Axes[0].Extent)) * inner,
            _ => elements * inner * stage.Bodies.Sum(CostOf) / 8,
        };
    }

    static double CostOf(Expr expr) => (expr switch { Apply a => a.Op.Cost, UniformAt => 40, Load => 1, _ => 0 }) + expr.Children.Sum(CostOf);
}
