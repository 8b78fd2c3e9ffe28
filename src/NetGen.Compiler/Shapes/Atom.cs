namespace NetGen.Compiler.Shapes;

/// <summary>An indivisible part of a polynomial; atoms are equal when their texts are.</summary>
public abstract record Atom(string Text)
{
    readonly int hash = StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The polynomials inside the atom.</summary>
    public virtual IEnumerable<Dim> Inner => [];

    /// <summary>The loop variables that stand in the atom.</summary>
    public IEnumerable<Axis> InnerAxes => Inner.SelectMany(d => d.AllAtoms).OfType<Axis>();

    /// <summary>The atom with its inner polynomials replaced; null when nothing changes.</summary>
    public virtual Dim? Rebuild(Func<Atom, Dim?> replacement) => null;

    public virtual long Evaluate(Func<Atom, long> value) => value(this);

    public virtual bool Equals(Atom? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => hash;
}

/// <summary>A dimension with a name, bound when the compiled method is called.</summary>
public sealed record NamedDim(string Id, long Min, long Max, long Multiple) : Atom(Id)
{
    public bool Equals(NamedDim? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A loop variable that runs over [0, <see cref="Extent"/>).</summary>
public record Axis(string Id, Dim Extent) : Atom(Id)
{
    public override IEnumerable<Dim> Inner => [];

    /// <summary>Where the loop is; one of a single step has no variable.</summary>
    public Dim Index => Extent.Is(1) ? Dim.Zero : Dim.Of(this);

    /// <summary>What puts an index in the place of axes.</summary>
    public static Func<Atom, Dim?> At(IReadOnlyList<Axis> axes, IReadOnlyList<Dim> index) => atom =>
    {
        for (var i = 0; i < axes.Count; i++)
        {
            if (atom.Equals(axes[i])) return index[i];
        }
        return null;
    };

    public virtual bool Equals(Axis? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>The step of a loop of the program: within a kernel it is a number like the named dimensions.</summary>
public sealed record Iteration(string Id, Dim Extent) : Axis(Id, Extent)
{
    public bool Equals(Iteration? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>Floor division that does not come out even.</summary>
public sealed record FloorDivision(Dim Numerator, Dim Denominator) : Atom($"(({Numerator}) / {Parenthesise(Denominator)})")
{
    public override IEnumerable<Dim> Inner => [Numerator, Denominator];

    public override Dim? Rebuild(Func<Atom, Dim?> replacement)
    {
        Dim n = Numerator.Substitute(replacement), d = Denominator.Substitute(replacement);
        return ReferenceEquals(n, Numerator) && ReferenceEquals(d, Denominator) ? null : Dim.FloorDivide(n, d);
    }

    public override long Evaluate(Func<Atom, long> value) => Dim.FloorDivideValues(Numerator.Evaluate(value), Denominator.Evaluate(value));

    public bool Equals(FloorDivision? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    static string Parenthesise(Dim d) => d.Constant is not null || d.SingleAtom is not null ? d.ToString() : $"({d})";
}
