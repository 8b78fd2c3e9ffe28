using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>How many threads share a cell.</summary>
enum Lanes
{
    /// <summary>A thread has a cell of its own.</summary>
    One,

    /// <summary>32 threads share a cell; a group has several cells.</summary>
    Warp,

    /// <summary>All threads of a group share a cell.</summary>
    Group,
}

/// <summary>How the cells of a kernel's grid meet the threads of a GPU.</summary>
/// <param name="Lanes">The threads that share a cell.</param>
/// <param name="Across">
/// Whether neighbouring threads belong to neighbouring cells, not to one: where a sum goes down a column, those read what lies side by side.
/// </param>
sealed record IlgpuSchedule(Lanes Lanes, bool Across = false)
{
    /// <summary>The most threads of a group.</summary>
    public const int GroupSize = 256;

    public const int WarpSize = 32;

    /// <summary>So many cells keep a GPU busy with a thread each.</summary>
    const long ManyCells = 1 << 16;

    /// <summary>Work of a cell that one thread does without making others wait.</summary>
    const long ThreadWork = 32;

    /// <summary>Work of a cell that a warp does without making others wait.</summary>
    const long WarpWork = 2048;

    /// <summary>The most cells that a group has at a time, where they share memory.</summary>
    public int Rows => Lanes == Lanes.Warp ? GroupSize / WarpSize : 1;

    /// <summary>The threads that share a cell, as an argument of the session's methods.</summary>
    public string LanesArgument => Lanes switch { Lanes.One => "1", Lanes.Warp => "32", _ => "0" };

    public static IlgpuSchedule Of(Kernel kernel, IReadOnlyList<PlacedStage> stages, IReadOnlyList<Axis> grid)
    {
        var cells = Nominal.Of(Dim.Product(kernel.Grid.Select(a => a.Extent)));
        var needsMemory = kernel.Locals.Any(v => KernelLocals.NeedsMemory(kernel, v));
        var work = stages.Max(s => s.Stage is RoutineStage r ? RoutineWork(r) : s.Work.Free * s.Work.Inner);
        var isThin = stages.All(s => s.Work.Free <= 4);
        // A sum of everything is one cell: there is nobody else to keep the threads busy.
        if (kernel.Grid.Count == 0 && stages.Any(s => s.Monoid is not null)) return new(Lanes.Group);
        if (!needsMemory && (work <= ThreadWork || (cells >= ManyCells && isThin))) return new(Lanes.One);
        IlgpuSchedule warp = new(Lanes.Warp, IsAcross(stages, grid)), group = new(Lanes.Group);
        if (work > WarpWork && cells < ManyCells / WarpSize) return group;
        // One long row fits into shared memory where eight do not.
        return !KernelLocals.FitShared(kernel, warp.Rows) && KernelLocals.FitShared(kernel, group.Rows) ? group : warp;
    }

    /// <summary>Whether what is combined lies side by side along the cells, and nowhere along what is combined over.</summary>
    static bool IsAcross(IReadOnlyList<PlacedStage> stages, IReadOnlyList<Axis> grid)
    {
        if (grid.Count == 0 || stages.Any(s => s.Free.Count > 0)) return false;
        At[] combined = [.. stages.SelectMany(s => s.Inner.Count == 0 ? [] : s.Body.Descendants.OfType<At>().Where(a => s.Inner.Any(i => a.Offset.AllAtoms.Contains(i))))];
        return combined.Any(a => IsSideBySide(a, grid[grid.Count - 1])) && !stages.SelectMany(s => s.Inner).Any(i => combined.Any(a => IsSideBySide(a, i)));
    }

    static bool IsSideBySide(At at, Axis axis) => at.Offset.Coefficient(axis)?.Is(1) == true;

    static long RoutineWork(RoutineStage stage) => Nominal.Of(stage.Routine.Work(c => stage.Sizes.First(l => l.Letter == c).Size));
}
