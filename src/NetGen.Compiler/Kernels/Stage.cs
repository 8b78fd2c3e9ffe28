using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>
/// One loop nest of a kernel: for every index of <see cref="Axes"/> (the axes of the target, in their order) it computes the target's
/// element.
/// </summary>
public abstract record Stage(Value Target, EquatableArray<Axis> Axes)
{
    readonly Lazily<Load[]> loads = new();
    readonly Lazily<Value[]> reads = new();

    /// <summary>A copy with other operands has other loads.</summary>
    protected Stage(Stage original)
    {
        (Target, Axes, Loops, loads, reads) = (original.Target, original.Axes, original.Loops, new(), new());
    }

    /// <summary>The loops of the program that the stage runs in, outermost first.</summary>
    public EquatableArray<Iteration> Loops { get; init; }

    /// <summary>Axes that the stage runs over beside those of its target.</summary>
    public virtual IEnumerable<Axis> InnerAxes => [];

    public abstract IEnumerable<Expr> Bodies { get; }

    /// <summary>The element of the target that an index of the axes stands for.</summary>
    public virtual IReadOnlyList<Dim> TargetIndex => [.. Axes.Select(a => a.Index)];

    public IReadOnlyList<Load> Loads => loads.Get(() => [.. Bodies.SelectMany(b => b.Loads)]);

    public IReadOnlyList<Value> Reads => reads.Get(() => [.. Loads.Select(l => l.Value).Distinct()]);

    /// <summary>Replaces axes and values everywhere.</summary>
    public abstract Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value);

    protected static Expr Rebuild(Expr body, Func<Axis, Axis> axis, Func<Value, Value> value)
    {
        return Visit(body);

        Expr Visit(Expr e) => e.Rebuild(Visit, Index) is var r && r is Load load ? load with { Value = value(load.Value) } : r;

        Dim Index(Dim d) => d.Substitute(Replace);

        Dim? Replace(Atom atom) => atom switch
        {
            Axis a => Dim.Of(axis(a)),
            LoadedIndex l => Dim.Of(new LoadedIndex((Load)Visit(l.Load))),
            _ => null,
        };
    }
}

/// <summary><c>target[axes] = Body</c>.</summary>
public sealed record MapStage(Value Target, EquatableArray<Axis> Axes, Expr Body) : Stage(Target, Axes)
{
    public override IEnumerable<Expr> Bodies => [Body];

    public override Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value) =>
        this with { Target = value(Target), Axes = [.. Axes.Select(axis)], Body = Rebuild(Body, axis, value) };
}

/// <summary><c>target[axes] = combine over Reduced of Body</c>.</summary>
public sealed record ReduceStage(Value Target, EquatableArray<Axis> Axes, EquatableArray<Axis> Reduced, Ops.Monoid Monoid, Expr Body) : Stage(Target, Axes)
{
    public override IEnumerable<Axis> InnerAxes => Reduced;

    public override IEnumerable<Expr> Bodies => [Body];

    public override Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value) =>
        this with { Target = value(Target), Axes = [.. Axes.Select(axis)], Reduced = [.. Reduced.Select(axis)], Body = Rebuild(Body, axis, value) };
}

/// <summary><c>target[axes] = sum over Summed of Left · Right</c>; the operands are loads, perhaps guarded by the borders of a window.</summary>
public sealed record ContractStage(
    Value Target, EquatableArray<Axis> Axes, EquatableArray<Axis> Summed, Expr Left, Expr Right, ConvolutionForm? Convolution = null) : Stage(Target, Axes)
{
    public override IEnumerable<Axis> InnerAxes => Summed;

    public override IEnumerable<Expr> Bodies => [Left, Right];

    public override Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value) => this with
    {
        Target = value(Target),
        Axes = [.. Axes.Select(axis)],
        Summed = [.. Summed.Select(axis)],
        Left = Rebuild(Left, axis, value),
        Right = Rebuild(Right, axis, value),
    };
}

public enum ConvolutionKind { Forward, Input, Filter }

/// <summary>That a contraction is a convolution: the affine windows of its operands, said shortly for printers that have a kernel for it.</summary>
public sealed record ConvolutionForm(ConvolutionKind Kind, Ops.ConvolutionShape Geometry, Shape Input, Shape Filter, Shape Output);

/// <summary>
/// <c>target = nothing; for every index of Rows and the inner axes, in order: target[Row, inner] = combine(target[Row, inner], Body)</c>;
/// nothing is 0 for a sum and −∞ for a maximum.
/// </summary>
public sealed record ScatterStage(
    Value Target, EquatableArray<Axis> Axes, EquatableArray<Axis> Rows, Dim Row, Ops.Monoid Monoid, Expr Body) : Stage(Target, Axes)
{
    public override IEnumerable<Axis> InnerAxes => Rows;

    public override IEnumerable<Expr> Bodies => [Body, new IndexValue(Row)];

    public override Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value) => this with
    {
        Target = value(Target),
        Axes = [.. Axes.Select(axis)],
        Rows = [.. Rows.Select(axis)],
        Row = ((IndexValue)Rebuild(new IndexValue(Row), axis, value)).Index,
        Body = Rebuild(Body, axis, value),
    };
}

/// <summary>
/// <c>target[axes] =</c> what a routine of the runtime makes of whole rows or matrices: it runs over <see cref="Whole"/>, the axes of its
/// letters, once for every index of the others.
/// </summary>
public sealed record RoutineStage(
    Value Target, EquatableArray<Axis> Axes, EquatableArray<Axis> Whole, Ops.RoutineOp Routine, EquatableArray<RoutineOperand> Operands)
    : Stage(Target, Axes)
{
    public override IEnumerable<Axis> InnerAxes => Operands.SelectMany(o => o.Whole);

    public override IEnumerable<Expr> Bodies => Operands.Select(o => o.Load);

    /// <summary>The size of each letter, in the order of their first occurrence.</summary>
    public IReadOnlyList<(char Letter, Dim Size)> Sizes =>
    [
        .. Operands.Select(o => o.Whole).Append(Whole).Zip(Routine.Letters, (axes, letters) => letters.Zip(axes, (l, a) => (l, a.Extent)))
            .SelectMany(s => s).GroupBy(s => s.l).Select(s => s.First()),
    ];

    public override Stage Rebuild(Func<Axis, Axis> axis, Func<Value, Value> value) => this with
    {
        Target = value(Target),
        Axes = [.. Axes.Select(axis)],
        Whole = [.. Whole.Select(axis)],
        Operands = [.. Operands.Select(o => new RoutineOperand((Load)Rebuild(o.Load, axis, value), [.. o.Whole.Select(axis)]))],
    };
}

/// <summary>What a routine reads: the elements of a load for all indices of <see cref="Whole"/>.</summary>
public sealed record RoutineOperand(Load Load, EquatableArray<Axis> Whole);
