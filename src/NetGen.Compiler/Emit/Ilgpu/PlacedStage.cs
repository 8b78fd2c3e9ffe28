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

    PlacedStage(Stage stage, IEnumerable<Axis> free, IEnumerable<Axis> inner, Expr body, Dim target, Monoid? monoid = null, Dim? row = null)
    {
        Stage = stage;
        this.free = [.. free];
        this.inner = [.. inner];
        (Body, Target, Monoid, Row) = (body, target, monoid, row);
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

    /// <summary>The row of the target that a scatter adds to.</summary>
    public Dim? Row { get; private set; }

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
            ScatterStage s => Scatter(s),
            RoutineStage s => new PlacedStage(s, [.. Free(s).Where(a => !s.Whole.Contains(a))], [], new Const(0), Placement.Target(s))
            {
                Operands = [.. s.Operands.Select(o => (At)Placement.Place(o.Load))],
            },
            _ => throw new NotSupportedException(stage.GetType().Name),
        };
        // What is local to a cell has no place for others.
        placed.Body = OfCell(placed.Body);
        placed.Target = OfCellIndex(placed.Target);
        placed.Row = placed.Row is { } row ? OfCellIndex(row) : null;
        if (stage.Target.Storage == Storage.Local)
        {
            placed.Target = OwnPlace(placed.Target);
            placed.Row = placed.Row is { } own ? OwnPlace(own) : null;
        }
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

        PlacedStage Scatter(ScatterStage s)
        {
            var at = Placement.Place(s.Row);
            Dim[] inner = [.. s.Axes.Skip(1).Select(a => a.Extent.Is(1) ? Dim.Zero : Dim.Of(a))];
            return new PlacedStage(s, Free(s).Where(a => !a.Equals(s.Axes[0])), s.Rows.Where(a => !a.Extent.Is(1)), Placement.Place(s.Body),
                Placement.Place(s.Target.Layout.Offset([s.Axes[0].Extent.Is(1) ? Dim.Zero : Dim.Of(s.Axes[0]), .. inner])), s.Monoid,
                Placement.Place(s.Target.Layout.Offset([at, .. inner])));
        }
    }

    /// <summary>All polynomials of positions.</summary>
    public IEnumerable<Dim> Positions => Body.Descendants.SelectMany(e => e.Indices).Append(Target).Concat(Row is null ? [] : [Row]).Concat(Operands.Select(o => o.Offset));

    /// <summary>The elements of memory that the body reads, those in positions among them.</summary>
    public IEnumerable<At> Elements => Body.Descendants.OfType<At>().Concat(Positions.SelectMany(p => p.AllAtoms).OfType<LoadedAt>().Select(l => new At(l.Value, l.Offset)));

    public void Substitute(Func<Atom, Dim?> replacement)
    {
        Body = Placement.Substitute(Body, replacement);
        Target = Target.Substitute(replacement);
        Row = Row?.Substitute(replacement);
        Operands = [.. Operands.Select(o => o with { Offset = o.Offset.Substitute(replacement) })];
    }

    void MergeOwn()
    {
        AxisMerge.Run(free, null, () => Positions, Substitute);
        // Which element comes first says the order of the axes; merged axes keep it.
        AxisMerge.Run(inner, null, () => Positions, Substitute);
    }

    /// <summary>Elements that a cell computes, and elements that it combines for each, roughly.</summary>
    public (long Free, long Inner) Work => (Estimate(Free), Estimate(Inner));

    static long Estimate(IReadOnlyList<Axis> axes) => Nominal.Of(Dim.Product(axes.Select(a => a.Extent)));
}
