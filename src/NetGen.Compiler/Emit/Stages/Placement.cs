using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Stages;

/// <summary>A load whose position in memory is known: the value's base plus <see cref="Offset"/>.</summary>
sealed record At(Value Value, Dim Offset) : Expr
{
    public override IEnumerable<Dim> Indices => [Offset];

    public override Expr Rebuild(Func<Expr, Expr> child, Func<Dim, Dim> index) => this with { Offset = index(Offset) };
}

/// <summary>An integer at a known position, inside an index.</summary>
sealed record LoadedAt(Value Value, Dim Offset) : Atom($"{Value.Name}[{Offset}]")
{
    public override IEnumerable<Dim> Inner => [Offset];

    public override Dim? Rebuild(Func<Atom, Dim?> replacement)
    {
        var offset = Offset.Substitute(replacement);
        return ReferenceEquals(offset, Offset) ? null : Dim.Of(new LoadedAt(Value, offset));
    }

    public bool Equals(LoadedAt? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>Puts the layouts into expressions, so that only positions are left.</summary>
static class Placement
{
    public static Expr Place(Expr expr) => expr switch
    {
        Load load => new At(load.Value, Place(load.Value.Layout.Offset(FormKernels.OwnIndex(load)))),
        _ => expr.Rebuild(Place, Place),
    };

    public static Dim Place(Dim index) => index.Substitute(a => a is LoadedIndex l
        ? Dim.Of(new LoadedAt(l.Load.Value, Place(l.Load.Value.Layout.Offset(FormKernels.OwnIndex(l.Load)))))
        : null);

    /// <summary>Where a stage writes.</summary>
    public static Dim Target(Stage stage) =>
        Place(stage.Target.Layout.Offset(stage.TargetIndex));
}
