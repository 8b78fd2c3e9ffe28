using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>What a stage computes at one point of its axes. Knows no vectors, threads or pointers.</summary>
public abstract record Expr
{
    public virtual IEnumerable<Expr> Children => [];

    /// <summary>The polynomials that stand directly in this node.</summary>
    public virtual IEnumerable<Dim> Indices => [];

    public IEnumerable<Expr> Descendants => Children.SelectMany(c => c.Descendants).Prepend(this);

    /// <summary>The axes that it varies along.</summary>
    public IEnumerable<Axis> Axes => Descendants.SelectMany(e => e.Indices).SelectMany(d => d.AllAtoms).OfType<Axis>().Distinct();

    /// <summary>All values read, also those that only serve as an index.</summary>
    public IEnumerable<Load> Loads => Descendants.SelectMany(e => e.Indices.SelectMany(LoadsOf).Concat(e is Load load ? [load] : []));

    static IEnumerable<Load> LoadsOf(Dim index) => index.AllAtoms.OfType<LoadedIndex>().Select(a => a.Load);

    /// <summary>The same expression with other children and indices.</summary>
    public abstract Expr Rebuild(Func<Expr, Expr> child, Func<Dim, Dim> index);

    /// <summary>The same expression at other indices.</summary>
    public Expr Substitute(Func<Atom, Dim?> replacement) => Rebuild(e => e.Substitute(replacement), d => d.Substitute(replacement));
}

public sealed record Const(double Value) : Expr
{
    public override Expr Rebuild(Func<Expr, Expr> child, Func<Dim, Dim> index) => this;
}

/// <summary>An element of a value. <see cref="Shape"/> may regroup the axes of a row-major value (a reshape costs nothing).</summary>
public sealed record Load(Value Value, Shape Shape, EquatableArray<Dim> Index) : Expr
{
    public override IEnumerable<Dim> Indices => Index;

    public override Expr Rebuild(Func<Expr, Expr> child, Func<Dim, Dim> index) => this with { Index = [.. Index.Select(index)] };

    public override string ToString() => $"{Value.Name}[{string.Join(", ", Index.Select(i => i.ToString()))}]";
}

/// <summary>A polynomial of axes and dimensions as a number.</summary>
public sealed record IndexValue(Dim Index) : Expr
{
    public override IEnumerable<Dim> Indices => [Index];

    public override Expr Rebuild(Func<Expr, Expr> child, Func<Dim, Dim> index) => new IndexValue(index(Index));
}

/// <summary>An elementwise operation.</summary>
public sealed record Apply(ElementwiseOp Op, EquatableArray<Expr> Arguments) : Expr
{
    public override IEnumerable<Expr> Children => Arguments;

    public override Expr Rebuild(Func<Expr, Expr> child, Func<Dim, Dim> index) => this with { Arguments = [.. Arguments.Select(child)] };
}

/// <summary><c>Guards hold ? Inside : Outside</c>; Inside is not evaluated where they do not, so its loads may be out of bounds there.</summary>
public sealed record Guarded(EquatableArray<InRange> Guards, Expr Inside, Expr Outside) : Expr
{
    public override IEnumerable<Expr> Children => [Inside, Outside];

    public override IEnumerable<Dim> Indices => Guards.SelectMany(g => new[] { g.Index, g.Extent });

    public override Expr Rebuild(Func<Expr, Expr> child, Func<Dim, Dim> index) =>
        new Guarded([.. Guards.Select(g => new InRange(index(g.Index), index(g.Extent)))], child(Inside), child(Outside));
}

/// <summary><c>0 &lt;= Index &lt; Extent</c>.</summary>
public sealed record InRange(Dim Index, Dim Extent);

/// <summary>A uniform random number in [0, 1): draw <see cref="Draw"/>, element <see cref="Counter"/>.</summary>
public sealed record UniformAt(int Draw, Dim Counter) : Expr
{
    public override IEnumerable<Dim> Indices => [Counter];

    public override Expr Rebuild(Func<Expr, Expr> child, Func<Dim, Dim> index) => this with { Counter = index(Counter) };
}

/// <summary>An integer read from memory, used in an index. Its text tells apart views of the same value under different shapes.</summary>
public sealed record LoadedIndex(Load Load) : Atom(Load.Shape.Equals(Load.Value.Shape) ? Load.ToString() : $"{Load} of {Load.Shape}")
{
    public override IEnumerable<Dim> Inner => Load.Index;

    public override Dim? Rebuild(Func<Atom, Dim?> replacement)
    {
        EquatableArray<Dim> index = [.. Load.Index.Select(i => i.Substitute(replacement))];
        return index == Load.Index ? null : Dim.Of(new LoadedIndex(Load with { Index = index }));
    }

    public bool Equals(LoadedIndex? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}
