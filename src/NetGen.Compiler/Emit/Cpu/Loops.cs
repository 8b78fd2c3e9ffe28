using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>
/// The loop nest of a map or reduction on the CPU: which axes are loops, in which order, and which one the lanes of a vector run along.
/// </summary>
sealed record Loops
{
    /// <summary>The loops over the target, outermost first, without the vector axis.</summary>
    public required EquatableArray<Axis> Outer { get; init; }

    /// <summary>The loops that combine, outermost first, without the vector axis.</summary>
    public required EquatableArray<Axis> Reduced { get; init; }

    /// <summary>The axis of the lanes; null computes one element at a time.</summary>
    public Axis? Vector { get; init; }

    public bool VectorIsReduced { get; init; }

    public required Expr Body { get; init; }

    public required Dim Target { get; init; }

    /// <summary>Chooses the nest for one cell of the grid.</summary>
    public static Loops Choose(Stage stage, Expr body, EquatableArray<Axis> reduced, Cell cell)
    {
        var target = Placement.Target(stage);
        List<Axis> outer = [.. stage.Axes.Where(a => !a.Extent.Is(1) && !cell.Outer.Contains(a))];
        List<Axis> inner = [.. reduced.Where(a => !a.Extent.Is(1))];
        body = WithoutUnitAxes(body, reduced);
        Merge(outer, cell.Block, ref body, ref target);
        Merge(inner, null, ref body, ref target);

        var canCombineAcross = stage is MapStage or ReduceStage { Monoid: not Ops.Monoid.ArgMax };
        var candidates = outer.Select(a => (Axis: a, Reduced: false, Score: Score(a, body, target, stage.Target.Type, 1)))
            .Concat(canCombineAcross ? inner.Select(a => (Axis: a, Reduced: true, Score: Score(a, body, null, stage.Target.Type, 1 + 8.0 / Size(a)))) : [])
            .Where(c => c.Score < double.PositiveInfinity).ToArray();
        var best = candidates.Length == 0 ? default : Enumerable.Reverse(candidates).OrderBy(c => c.Score).First();
        return new Loops
        {
            Outer = [.. outer.Where(a => a != best.Axis)],
            Reduced = [.. inner.Where(a => a != best.Axis)],
            Vector = best.Axis,
            VectorIsReduced = best.Reduced,
            Body = body,
            Target = target,
        };
    }

    /// <summary>Lanes in the same few cache lines are shuffled; lanes far apart each take a line of their own.</summary>
    static double StrideCost(Dim stride) => stride.Constant is >= -4 and <= 4 ? 1 : 8;

    static double Size(Axis axis) => axis.Extent.Constant ?? 64;

    static Expr WithoutUnitAxes(Expr body, EquatableArray<Axis> axes)
    {
        var units = axes.Where(a => a.Extent.Is(1)).ToArray();
        return units.Length == 0 ? body : body.Substitute(a => units.Contains(a) ? Dim.Zero : null);
    }

    static void Merge(List<Axis> axes, Axis? block, ref Expr body, ref Dim target)
    {
        Expr newBody = body;
        Dim newTarget = target;
        AxisMerge.Run(axes, block, () => newBody.Descendants.SelectMany(e => e.Indices).Append(newTarget), replace =>
        {
            newBody = newBody.Substitute(replace);
            newTarget = newTarget.Substitute(replace);
        });
        (body, target) = (newBody, newTarget);
    }

    /// <summary>Whether the lanes of a vector can run along an axis.</summary>
    public static bool CanRunAlong(Axis axis, Expr body, Dim target, Graphs.ElementType type) => Score(axis, body, target, type, 1) < double.PositiveInfinity;

    /// <summary>What an element costs when the lanes run along an axis; infinite when they cannot.</summary>
    static double Score(Axis axis, Expr body, Dim? target, Graphs.ElementType type, double factor)
    {
        double cost = 1;
        foreach (var expr in body.Descendants)
        {
            switch (expr)
            {
                case At at when at.Offset.Coefficient(axis) is not { } c: return double.PositiveInfinity;
                case At at when at.Offset.Coefficient(axis) is { } c && !c.Is(0) && !c.Is(1): cost += at.Value.Type == Graphs.ElementType.Int32 ? double.PositiveInfinity : StrideCost(c); break;
                case IndexValue v when v.Index.Coefficient(axis) is null: return double.PositiveInfinity;
                case UniformAt u when u.Counter.Coefficient(axis) is not { } c || !(c.Is(0) || c.Is(1)): return double.PositiveInfinity;
                case Guarded g:
                    foreach (var guard in g.Guards)
                    {
                        if (guard.Index.Coefficient(axis) is not { } c || !guard.Extent.Coefficient(axis)!.Is(0)) return double.PositiveInfinity;
                        if (!c.Is(0)) cost += 0.5;
                    }
                    break;
            }
        }
        if (target is not null)
        {
            if (target.Coefficient(axis) is not { } c) return double.PositiveInfinity;
            if (!c.Is(1)) cost += type == Graphs.ElementType.Int32 ? double.PositiveInfinity : StrideCost(c);
        }
        var size = Size(axis);
        return cost * factor * (Math.Ceiling(size / 16) * 16 / size);
    }
}
