using System.Globalization;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Groups stages into kernels. A stage joins the kernel of the values it reads when it reads them in its own cell of the grid; the grid is
/// coarsened when that makes room for it. What would be stored with more growth than anything it is made of (the T x T scores of
/// attention) is computed again in each kernel that needs it, so that it never lies in memory as a whole.
/// </summary>
public sealed class FormKernels
{
    /// <summary>What the name of a value that is computed again has before its number.</summary>
    public const string Again = "_again";

    readonly bool fused;
    readonly GridPolicy policy;
    readonly List<Draft> kernels = [];
    readonly Dictionary<Value, (Draft Kernel, Stage Stage)> producers = [];
    readonly Dictionary<Value, int> lastWriters = [];
    readonly HashSet<Value> inflated = [];
    readonly List<Value> clones = [];

    FormKernels(GridPolicy policy, bool fused)
    {
        this.policy = policy;
        this.fused = fused;
    }

    /// <param name="name">The program.</param>
    /// <param name="stages">Its stages, in an order that respects their reads; their values become local where they can.</param>
    /// <param name="policy">What the machine wants of kernels; the CPU's if not given.</param>
    /// <param name="fused">False makes a kernel of each stage: what fusion is compared with.</param>
    public static KernelProgram Run(string name, IReadOnlyList<Stage> stages, GridPolicy? policy = null, bool fused = true)
    {
        var pass = new FormKernels(policy ?? GridPolicy.Cpu, fused);
        foreach (var stage in stages) pass.Place(stage);
        return pass.Finish(name);
    }

    sealed class Draft(int order, List<Axis> grid, EquatableArray<Iteration> loops)
    {
        public int Order => order;

        public EquatableArray<Iteration> Loops => loops;

        public List<Axis> Grid { get; set; } = grid;

        public List<Stage> Stages { get; } = [];

        /// <summary>Originals that were computed again here, and their copies.</summary>
        public Dictionary<Value, Value> Clones { get; } = [];

        public bool HasInflated { get; set; }
    }

    void Place(Stage stage)
    {
        if (fused && IsInflated(stage)) inflated.Add(stage.Target);
        if (fused)
        {
            var reads = stage.Reads.Where(v => IsNear(v, stage.Loops)).ToArray();
            var latest = stage.Reads.Where(v => !inflated.Contains(v) || !reads.Contains(v)).Select(v => Earliest(v, stage.Loops)).DefaultIfEmpty(-1).Max();
            foreach (var kernel in kernels.Where(k => k.Order >= latest && k.Loops == stage.Loops).ToArray())
            {
                if (!reads.Any(v => producers[v].Kernel == kernel || kernel.Clones.ContainsKey(v))) continue;
                if (TryJoin(stage, kernel)) return;
            }
        }
        var fresh = new Draft(kernels.Count, [.. policy.DefaultGrid(stage, TouchesInflated(stage))], stage.Loops);
        kernels.Add(fresh);
        if (fused && stage.Reads.Any(inflated.Contains))
        {
            if (TryJoin(stage, fresh, isNew: true)) return;
            var usual = fresh.Grid;
            fresh.Grid = OwnParts(stage);
            if (policy.IsEnough(fresh.Grid) && TryJoin(stage, fresh, isNew: true)) return;
            fresh.Grid = usual;
        }
        Add(stage, fresh);
    }

    /// <summary>The cells that each have a part of their own of all inflated values that a stage reads: its axes that stand in every index.</summary>
    List<Axis> OwnParts(Stage stage)
    {
        Dim[][] indices = [.. GuardedLoads.Of(stage).Where(l => inflated.Contains(l.Value)).Select(OwnIndex)];
        return [.. policy.Divisible(stage).Where(a => !a.Extent.Is(1) && indices.All(index => index.Any(d => a.Equals(d.SingleAtom))))];
    }

    /// <summary>Whether a kernel of the same loops computes the value.
    bool IsNear(Value value, EquatableArray<Iteration> loops) => producers.TryGetValue(value, out var producer) && producer.Kernel.Loops == loops;

    /// <summary>The first kernel that may read a value: its own, or one behind all that write parts of it in a loop.</summary>
    int Earliest(Value value, EquatableArray<Iteration> loops) => IsNear(value, loops) ? producers[value].Kernel.Order
        : lastWriters.TryGetValue(value.Root, out var last) ? last + 1 : -1;

    void Add(Stage stage, Draft kernel)
    {
        lastWriters[stage.Target.Root] = lastWriters.TryGetValue(stage.Target.Root, out var last) ? Math.Max(last, kernel.Order) : kernel.Order;
        kernel.Stages.Add(stage);
        kernel.HasInflated |= inflated.Contains(stage.Target);
        producers[stage.Target] = (kernel, stage);
    }

    /// <summary>The value grows faster in some named dimension than everything that it is made of, and any part of it can be computed alone.</summary>
    bool IsInflated(Stage stage)
    {
        if (stage.Target.Storage != Storage.Arena || stage is ScatterStage || policy.Divisible(stage).Count() < stage.Axes.Count) return false;
        var leaves = stage.Reads.Where(v => !inflated.Contains(v)).ToArray();
        return stage.Target.Shape.Size.Names.Select(n => n.Id).Distinct().Any(name =>
        {
            var degree = stage.Target.Shape.Size.Degree(name);
            return degree > 1 && leaves.All(v => v.Shape.Size.Degree(name) < degree) && stage.Reads.Any(v => v.Shape.Size.Degree(name) > 0);
        });
    }

    /// <summary>Whether a stage computes or reads a value that shall never lie in memory as a whole.</summary>
    bool TouchesInflated(Stage stage) => inflated.Contains(stage.Target) || stage.Reads.Any(inflated.Contains);

    bool TryJoin(Stage stage, Draft kernel, bool isNew = false)
    {
        if (kernel.Stages.Count >= policy.MostStages) return false;
        // Which axis of the stage is which axis of the grid, if all reads of the kernel's own values agree on it.
        var match = new Axis?[kernel.Grid.Count];
        var possible = Enumerable.Repeat(true, kernel.Grid.Count).ToArray();
        Axis[] divisible = [.. policy.Divisible(stage)];
        if (isNew)
        {
            for (var j = 0; j < match.Length; j++) match[j] = kernel.Grid[j];
        }
        foreach (var load in GuardedLoads.Of(stage))
        {
            var value = kernel.Clones.TryGetValue(load.Value, out var clone) ? clone : load.Value;
            if (!producers.TryGetValue(value, out var producer)) continue;
            if (producer.Kernel.Order > kernel.Order) return false;
            if (producer.Kernel != kernel) continue;
            var index = OwnIndex(load);
            for (var j = 0; j < match.Length; j++)
            {
                var position = producer.Stage.Axes.ToList().IndexOf(kernel.Grid[j]);
                var axis = position < 0 ? null : index[position].SingleAtom as Axis;
                if (axis is null || !divisible.Contains(axis) || !axis.Extent.Equals(kernel.Grid[j].Extent) || (match[j] is { } m && m != axis)) possible[j] = false;
                else match[j] = axis;
            }
        }
        for (var j = 0; j < match.Length; j++) possible[j] &= match[j] is not null && Array.IndexOf(match, match[j]) == j;
        if (possible.Contains(false))
        {
            if (isNew || kernel.HasInflated || inflated.Contains(stage.Target) || !MayCoarsen(kernel, possible)) return false;
        }
        List<Axis> grid = [.. kernel.Grid.Where((_, j) => possible[j])];
        if (!policy.MayJoin(stage, kernel.Stages, kernel.HasInflated || TouchesInflated(stage), possible.Contains(false))) return false;
        // Work for many threads does not join a kernel that keeps one busy.
        if (!isNew && !policy.IsEnough(grid) && policy.IsEnough(policy.DefaultGrid(stage, TouchesInflated(stage)))) return false;
        var rename = new Dictionary<Axis, Axis>();
        for (var j = 0; j < match.Length; j++)
        {
            if (possible[j]) rename[match[j]!] = kernel.Grid[j];
        }
        var renamed = stage.Rebuild(a => rename.TryGetValue(a, out var r) ? r : a, v => v);

        // Inflated values of other kernels are computed again here.
        List<Stage> added = [];
        Dictionary<Value, Value> made = [];
        if (!TryRecompute(renamed, kernel, grid, added, made)) return false;
        if (!isNew && (inflated.Contains(stage.Target) ? added.Append(renamed) : added).Any(s => StaysInflated(s, grid))) return false;
        kernel.Grid = grid;
        foreach (var s in added)
        {
            inflated.Add(s.Target);
            Add(s, kernel);
        }
        foreach (var pair in made) kernel.Clones[pair.Key] = pair.Value;
        Add(renamed.Rebuild(a => a, v => kernel.Clones.TryGetValue(v, out var c) ? c : v), kernel);
        return true;
    }

    /// <summary>Whether the part of a value that one cell holds still grows as the whole does: the grid lacks the axes that would bound it.</summary>
    static bool StaysInflated(Stage stage, List<Axis> grid)
    {
        var held = Dim.Product(stage.Axes.Where(a => !grid.Contains(a)).Select(a => a.Extent));
        return held.Names.Any(n => held.Degree(n.Id) > 1);
    }

    /// <summary>Coarser cells are fewer: what is left must still be enough for many threads.</summary>
    bool MayCoarsen(Draft kernel, bool[] possible) => policy.IsEnough(kernel.Grid.Where((_, j) => possible[j]));

    bool TryRecompute(Stage stage, Draft kernel, List<Axis> grid, List<Stage> added, Dictionary<Value, Value> made)
    {
        foreach (var load in GuardedLoads.Of(stage))
        {
            if (!producers.TryGetValue(load.Value, out var producer)) continue;
            if (producer.Kernel == kernel || producer.Kernel.Loops != kernel.Loops || !inflated.Contains(load.Value)) continue;
            var index = OwnIndex(load);
            // A copy that is there already serves only a load that reads it in its own cell.
            var known = kernel.Clones.TryGetValue(load.Value, out var copied) ? producers[copied].Stage
                : made.TryGetValue(load.Value, out copied) ? added.Single(s => s.Target == copied) : null;
            var rename = new Dictionary<Axis, Axis>();
            foreach (var cell in grid)
            {
                var position = Array.FindIndex(index, d => cell.Equals(d.SingleAtom));
                if (position < 0 || !producer.Stage.Axes[position].Extent.Equals(cell.Extent)) return false;
                rename[producer.Stage.Axes[position]] = cell;
                if (known is not null && !known.Axes[position].Equals(cell)) return false;
            }
            if (known is not null) continue;
            var suffix = clones.Count + 1;
            var copy = new Value(load.Value.Name + Again + suffix.ToString(CultureInfo.InvariantCulture), load.Value.Type, load.Value.Shape, Storage.Arena, load.Value.Scope);
            clones.Add(copy);
            var inner = producer.Stage.Axes.Concat(producer.Stage.InnerAxes).Where(a => !rename.ContainsKey(a)).ToDictionary(a => a, a => new Axis($"{a.Id}_{suffix}", a.Extent));
            var again = producer.Stage.Rebuild(a => rename.TryGetValue(a, out var r) ? r : inner.TryGetValue(a, out var i) ? i : a, v => v == load.Value ? copy : v);
            if (!TryRecompute(again, kernel, grid, added, made)) return false;
            made[load.Value] = copy;
            added.Add(again.Rebuild(a => a, v => made.TryGetValue(v, out var c) ? c : kernel.Clones.TryGetValue(v, out c) ? c : v));
        }
        return true;
    }

    /// <summary>The index of a load in the value's own shape, also when the load looks at it under another one.</summary>
    public static Dim[] OwnIndex(Load load) => load.Shape.Equals(load.Value.Shape)
        ? [.. load.Index]
        : load.Value.Shape.Unflatten(load.Shape.Flatten([.. load.Index]));

    KernelProgram Finish(string name)
    {
        RemoveUnread();
        var readers = kernels.SelectMany(k => k.Stages.SelectMany(s => s.Reads.Select(v => (Value: v.Root, Kernel: k)))).ToLookup(r => r.Value, r => r.Kernel);
        foreach (var kernel in kernels)
        {
            foreach (var stage in kernel.Stages)
            {
                var value = stage.Target;
                if (value.Storage != Storage.Arena || value.Whole is not null || !readers[value].Any() || readers[value].Any(k => k != kernel)) continue;
                value.Storage = Storage.Local;
                value.Layout = LocalLayout(stage, kernel.Grid);
            }
        }
        var values = kernels.SelectMany(k => k.Stages.SelectMany(s => s.Reads.Append(s.Target))).SelectMany(v => v.Whole is { } whole ? [v, whole] : new[] { v }).Distinct();
        return new KernelProgram(name, [.. kernels.Where(k => k.Stages.Count > 0).Select((k, i) => new Kernel(KernelNames.For(name, k.Stages, i), [.. k.Grid], [.. k.Stages]))], [.. values]);
    }

    void RemoveUnread()
    {
        for (var changed = true; changed;)
        {
            var read = new HashSet<Value>(kernels.SelectMany(k => k.Stages).SelectMany(s => s.Reads).Select(v => v.Root));
            changed = kernels.Sum(k => k.Stages.RemoveAll(s => s.Target.Storage == Storage.Arena && !read.Contains(s.Target.Root))) > 0;
        }
    }

    /// <summary>Within a kernel, memory holds one block of cells: rows along the last grid axis, nothing along the others.</summary>
    static Layout LocalLayout(Stage stage, List<Axis> grid)
    {
        var axes = new AxisLayout[stage.Axes.Count];
        Dim stride = 1;
        for (var i = axes.Length - 1; i >= 0; i--)
        {
            if (grid.Contains(stage.Axes[i])) continue;
            axes[i] = new AxisLayout(stride);
            stride *= stage.Target.Shape[i];
        }
        for (var i = 0; i < axes.Length; i++)
        {
            if (axes[i] is null) axes[i] = new AxisLayout(grid.Count > 0 && stage.Axes[i].Equals(grid[grid.Count - 1]) ? stride : 0);
        }
        return new Layout([.. axes], stride);
    }
}
