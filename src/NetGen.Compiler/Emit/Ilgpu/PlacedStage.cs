using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// A stage as one cell of its kernel sees it: positions instead of indices, the axes that are left beside the grid, and those it combines
/// over. Neighbouring axes that all positions walk through as one are one.
/// </summary>
sealed class PlacedStage
{
    readonly List<Axis> free, inner;

    PlacedStage(Stage stage, IEnumerable<Axis> free, IEnumerable<Axis> inner, Expr body, Dim target, Monoid? monoid = null)
    {
        Stage = stage;
        this.free = [.. free];
        this.inner = [.. inner];
        (Body, Target, Monoid) = (body, target, monoid);
    }

    public Stage Stage { get; }

    public Value Value => Stage.Target;

    /// <summary>The axes of the target that a cell runs over.</summary>
    public IReadOnlyList<Axis> Free => free;

    /// <summary>The axes that are combined over.</summary>
    public IReadOnlyList<Axis> Inner => inner;

    public Expr Body { get; private set; }

    /// <summary>Where it writes.</summary>
    public Dim Target { get; private set; }

    /// <summary>How elements are combined; null where nothing is.</summary>
    public Monoid? Monoid { get; }

    /// <summary>A routine's operands.</summary>
    public IReadOnlyList<At> Operands { get; private set; } = [];

    public static PlacedStage Of(Stage stage, EquatableArray<Axis> grid)
    {
        var placed = stage switch
        {
            MapStage s => new PlacedStage(s, Free(s), [], Placement.Place(s.Body), Placement.Target(s)),
            PutStage s => new PlacedStage(s, Free(s), [], Placement.Place(s.Body), Placement.Target(s)),
            ReduceStage s => Reduction(s, s),
            ContractStage s => Reduction(s, new ReduceStage(s.Target, s.Axes, s.Summed, Ops.Monoid.Sum, new Apply(new Multiply(), [s.Left, s.Right]))),
            RoutineStage s => new PlacedStage(s, [.. Free(s).Where(a => !s.Whole.Contains(a))], [], new Const(0), Placement.Target(s))
            {
                Operands = [.. s.Operands.Select(o => (At)Placement.Place(o.Load))],
            },
            _ => throw new NotSupportedException(stage.GetType().Name),
        };
        // What is local to a cell has no place for others.
        placed.Body = OfCell(placed.Body);
        placed.Target = OfCellIndex(placed.Target);
        if (stage.Target.Storage == Storage.Local) placed.Target = OwnPlace(placed.Target);
        placed.Operands = [.. placed.Operands.Select(o => (At)OfCell(o))];
        // What has one element needs no loop.
        Axis[] units = [.. stage.Axes.Concat(stage.InnerAxes).Where(a => a.Extent.Is(1))];
        if (units.Length > 0) placed.Substitute(a => Array.IndexOf(units, a) >= 0 ? Dim.Zero : null);
        placed.MergeOwn();
        return placed;

        Dim OwnPlace(Dim offset) => offset.Substitute(a => a is Axis axis && grid.Contains(axis) ? Dim.Zero : null);

        Expr OfCell(Expr expr) => expr is At { Value.Storage: Storage.Local } at ? at with { Offset = OwnPlace(OfCellIndex(at.Offset)) } : expr.Rebuild(OfCell, OfCellIndex);

        Dim OfCellIndex(Dim index) => index.Substitute(a => a is LoadedAt { Value.Storage: Storage.Local } l ? Dim.Of(new LoadedAt(l.Value, OwnPlace(l.Offset))) : null);

        Axis[] Free(Stage s) => [.. s.Axes.Where(a => !a.Extent.Is(1) && !grid.Contains(a))];

        PlacedStage Reduction(Stage stage, ReduceStage s)
        {
            var body = Placement.Place(s.Body);
            return UnrolledReduction.Of(s, body) is { } unrolled
                ? new PlacedStage(stage, Free(s), [], unrolled, Placement.Target(s))
                : new PlacedStage(stage, Free(s), s.Reduced.Where(a => !a.Extent.Is(1)), body, Placement.Target(s), s.Monoid);
        }
    }

    /// <summary>All polynomials of positions.</summary>
    public IEnumerable<Dim> Positions => Body.Descendants.SelectMany(e => e.Indices).Append(Target).Concat(Operands.Select(o => o.Offset));

    /// <summary>The elements of memory that the body reads, those in positions among them.</summary>
    public IEnumerable<At> Elements => Body.Descendants.OfType<At>().Concat(Positions.SelectMany(p => p.AllAtoms).OfType<LoadedAt>().Select(l => new At(l.Value, l.Offset)));

    public void Substitute(Func<Atom, Dim?> replacement)
    {
        Body = Body.Substitute(replacement);
        Target = Target.Substitute(replacement);
        Operands = [.. Operands.Select(o => o with { Offset = o.Offset.Substitute(replacement) })];
    }

    void MergeOwn()
    {
        AxisMerge.Run(free, null, () => Positions, Substitute);
        // Which element comes first says the order of the axes; merged axes keep it.
        AxisMerge.Run(inner, null, () => Positions, Substitute);
    }

    /// <summary>Where memory says which part of an axis a reduction runs over, as it does for the terms of a row; null where it runs over all.</summary>
    public Segment? Segment
    {
        get
        {
            if (Monoid is not { } monoid || inner.Count != 1 || Body is not Guarded { Guards.Count: 1, Outside: Const nothing } guarded) return null;
            var (axis, guard) = (inner[0], guarded.Guards[0]);
            if (nothing.Value != monoid.Identity() || guard.Index.Coefficient(axis)?.Is(1) != true) return null;
            var first = Dim.Of(axis) - guard.Index;
            return new[] { first, guard.Extent }.All(d => d.AllAtoms.OfType<LoadedAt>().Any() && !d.AllAtoms.Contains(axis))
                ? new(axis, first, first + guard.Extent, guarded.Inside) : null;
        }
    }

    /// <summary>Elements that a cell computes, and elements that it combines for each, roughly.</summary>
    public (long Free, long Inner) Work => (Estimate(Free), Segment is null ? Estimate(Inner) : FewTerms);

    /// <summary>A row of a scatter has few terms; there are many rows.</summary>
    const long FewTerms = 4;

    static long Estimate(IReadOnlyList<Axis> axes) => Nominal.Of(Dim.Product(axes.Select(a => a.Extent)));
}
