using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// A contraction as a product of matrices: rows are the axes of the left operand only, columns those of the right one only, depth the
/// summed ones; axes of both are a batch of products. A convolution is one, too: the window is an affine position, and a guard where it
/// leaves the image.
/// </summary>
/// <param name="Batch">The axes of both operands.</param>
/// <param name="Rows">The axes of the left operand.</param>
/// <param name="Columns">The axes of the right operand.</param>
/// <param name="Depth">The summed axes.</param>
/// <param name="Left">An element of the left operand.</param>
/// <param name="Right">An element of the right operand.</param>
sealed record ProductForm(
    EquatableArray<Axis> Batch, EquatableArray<Axis> Rows, EquatableArray<Axis> Columns, EquatableArray<Axis> Depth, Expr Left, Expr Right)
{
    /// <summary>The first stage of a kernel as a product, if it is one, and what follows works on its elements.</summary>
    /// <param name="stages">The kernel's stages.</param>
    /// <param name="grid">Its grid, merged.</param>
    public static ProductForm? Of(IReadOnlyList<PlacedStage> stages, IReadOnlyList<Axis> grid)
    {
        if (stages[0] is not { Stage: ContractStage, Free.Count: 0, Body: Apply { Op: Multiply } product }) return null;
        if (stages.Any(s => s.Free.Count > 0 || s.Stage is RoutineStage)) return null;
        var (left, right) = (product.Arguments[0], product.Arguments[1]);
        HashSet<Axis> inLeft = [.. left.Axes], inRight = [.. right.Axes];
        Axis[] rows = [.. grid.Where(a => inLeft.Contains(a) && !inRight.Contains(a))];
        Axis[] columns = [.. grid.Where(a => inRight.Contains(a) && !inLeft.Contains(a))];
        Axis[] batch = [.. grid.Where(a => inLeft.Contains(a) && inRight.Contains(a))];
        if (rows.Length == 0 || columns.Length == 0 || rows.Length + columns.Length + batch.Length != grid.Count) return null;
        // The last axis of the target is best written by neighbouring threads: it belongs to the columns.
        return rows.Contains(grid[grid.Count - 1])
            ? new([.. batch], [.. columns], [.. rows], [.. stages[0].Inner], right, left)
            : new([.. batch], [.. rows], [.. columns], [.. stages[0].Inner], left, right);
    }

    public static Dim Count(EquatableArray<Axis> axes) => Dim.Product(axes.Select(a => a.Extent));
}

/// <summary>
/// How much of a product a group of 16 × 16 threads computes: each thread has <see cref="ThreadRows"/> × <see cref="ThreadColumns"/> sums in
/// registers, so a tile of 8 × 8 reads each operand from shared memory once for eight multiplications.
/// </summary>
sealed record Tile(int ThreadRows, int ThreadColumns)
{
    /// <summary>Threads of a group along rows and along columns.</summary>
    public const int Side = 16;

    public const int Threads = Side * Side;

    /// <summary>Elements of the depth that are in shared memory at a time.</summary>
    public const int Depth = 16;

    const int LargestThreadSide = 8;

    /// <summary>So many groups keep the multiprocessors of a GPU busy.</summary>
    const long ManyGroups = 96;

    /// <summary>A product of less depth is mostly reading and writing: tiles gain nothing.</summary>
    const long LeastDepth = 8;

    public int Rows => Side * ThreadRows;

    public int Columns => Side * ThreadColumns;

    /// <summary>The largest tile that leaves enough groups; null where tiles are no gain.</summary>
    public static Tile? For(ProductForm product)
    {
        long rows = Estimate(product.Rows), columns = Estimate(product.Columns), batch = Estimate(product.Batch);
        if (Estimate(product.Depth) < LeastDepth) return null;
        Tile? best = null;
        for (var r = 1; r <= LargestThreadSide; r *= 2)
        {
            for (var c = 1; c <= LargestThreadSide; c *= 2)
            {
                Tile tile = new(r, c);
                var groups = batch * Groups(rows, tile.Rows) * Groups(columns, tile.Columns);
                // Neither threads without rows, nor multiprocessors without groups.
                if ((r > 1 && tile.Rows >= 2 * rows) || (c > 1 && tile.Columns >= 2 * columns) || groups < ManyGroups) continue;
                if (best is null || Reuse(tile) > Reuse(best) || (Reuse(tile) == Reuse(best) && tile.ThreadColumns > best.ThreadColumns)) best = tile;
            }
        }
        return best;
    }

    /// <summary>Multiplications per element that is read.</summary>
    static double Reuse(Tile tile) => (double)tile.ThreadRows * tile.ThreadColumns / (tile.ThreadRows + tile.ThreadColumns);

    static long Groups(long size, long tile) => (size + tile - 1) / tile;

    static long Estimate(EquatableArray<Axis> axes) => Nominal.Of(ProductForm.Count(axes));

    /// <summary>The groups of a product.</summary>
    public Dim GroupsOf(ProductForm product) => ProductForm.Count(product.Batch) * Along(product.Rows, Rows) * Along(product.Columns, Columns);

    public static Dim Along(EquatableArray<Axis> axes, int tile) => Dim.FloorDivide(ProductForm.Count(axes) + (tile - 1), tile);
}
