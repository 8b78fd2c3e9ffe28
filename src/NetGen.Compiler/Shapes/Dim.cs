using System.Globalization;

namespace NetGen.Compiler.Shapes;

/// <summary>
/// A dimension or an index: a polynomial with integer coefficients over atoms (named dimensions, loop axes, floor divisions, loaded
/// indices), kept in a normal form so that equality of values that are provably equal is equality of objects.
/// </summary>
public sealed class Dim : IEquatable<Dim>
{
    readonly Term[] terms;
    readonly int hash;
    string? text;

    Dim(Term[] terms)
    {
        this.terms = terms;
        foreach (var term in terms) hash = unchecked(hash * 31 + term.GetHashCode());
    }

    static readonly Dim[] small = [.. Enumerable.Range(0, 65).Select(i => new Dim(i == 0 ? [] : [new Term(i, [])]))];

    public static Dim Zero => small[0];

    public static Dim One => small[1];

    public IReadOnlyList<Term> Terms => terms;

    public static implicit operator Dim(long value) => value >= 0 && value < small.Length ? small[value] : new([new Term(value, [])]);

    public static Dim Name(string name, long min = 1, long max = 0, long multiple = 1) => Of(new NamedDim(name, min, max, multiple));

    public static Dim Of(Atom atom) => new([new Term(1, [atom])]);

    /// <summary>The value if it is known at build time.</summary>
    public long? Constant => terms.Length == 0 ? 0 : terms.Length == 1 && terms[0].Factors.IsEmpty ? terms[0].Coefficient : null;

    public bool Is(long value) => Constant == value;

    /// <summary>The atom if the polynomial is exactly one.</summary>
    public Atom? SingleAtom => terms.Length == 1 && terms[0].Coefficient == 1 && terms[0].Factors.Count == 1 ? terms[0].Factors[0] : null;

    public IEnumerable<Atom> Atoms => terms.SelectMany(t => t.Factors).Distinct();

    /// <summary>All atoms, also those inside floor divisions and loaded indices.</summary>
    public IEnumerable<Atom> AllAtoms => Atoms.SelectMany(a => a.Inner.SelectMany(d => d.AllAtoms).Prepend(a)).Distinct();

    /// <summary>The named dimensions that the value depends on.</summary>
    public IEnumerable<NamedDim> Names => AllAtoms.OfType<NamedDim>();

    public static Dim operator +(Dim a, Dim b) => a.terms.Length == 0 ? b : b.terms.Length == 0 ? a : new(Merge(a.terms, b.terms));

    public static Dim operator -(Dim a, Dim b) => a + -1 * b;

    public static Dim operator *(Dim a, Dim b)
    {
        if (a.Constant is { } x) return b.Times(x);
        if (b.Constant is { } y) return a.Times(y);
        Term[] sum = [];
        foreach (var term in b.terms) sum = Merge(sum, Sorted([.. a.terms.Select(t => t.Times(term))]));
        return new(sum);
    }

    Dim Times(long factor) => factor == 0 ? Zero : factor == 1 ? this : new([.. terms.Select(t => new Term(factor * t.Coefficient, t.Factors))]);

    /// <summary>Terms in the order of the normal form: those with the most factors first, then by name.</summary>
    static Term[] Sorted(Term[] terms)
    {
        Array.Sort(terms, Compare);
        return terms;
    }

    static int Compare(Term a, Term b) =>
        a.Factors.Count != b.Factors.Count ? b.Factors.Count.CompareTo(a.Factors.Count) : string.CompareOrdinal(a.Key, b.Key);

    /// <summary>The sum of two polynomials in normal form.</summary>
    static Term[] Merge(Term[] a, Term[] b)
    {
        List<Term> sum = new(a.Length + b.Length);
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            var order = Compare(a[i], b[j]);
            if (order < 0) sum.Add(a[i++]);
            else if (order > 0) sum.Add(b[j++]);
            else if (a[i++] is var x && x.Coefficient + b[j++].Coefficient is not 0 and var coefficient) sum.Add(new Term(coefficient, x.Factors));
        }
        for (; i < a.Length; i++) sum.Add(a[i]);
        for (; j < b.Length; j++) sum.Add(b[j]);
        return [.. sum];
    }

    public static Dim Product(IEnumerable<Dim> dims) => dims.Aggregate(One, (a, b) => a * b);

    public static Dim Sum(IEnumerable<Dim> dims) => dims.Aggregate(Zero, (a, b) => a + b);

    /// <summary>Floor division; the part that divides exactly is taken out, and a rest that provably lies in [0, divisor) vanishes.</summary>
    public static Dim FloorDivide(Dim value, Dim divisor)
    {
        if (divisor.Is(1)) return value;
        if (divisor.Is(0)) throw new DivideByZeroException();
        if (value.Constant is { } v && divisor.Constant is { } d) return FloorDivide(v, d);
        if (value.Equals(divisor)) return 1;
        Dim quotient = 0, rest = value;
        if (divisor.terms.Length == 1)
        {
            foreach (var term in value.terms)
            {
                if (term.TryDivide(divisor.terms[0]) is not { } q) continue;
                quotient += new Dim([q]);
                rest -= new Dim([term]);
            }
        }
        // A constant part of the rest that exceeds the divisor moves to the quotient: (x + 5) / 2 = (x + 1) / 2 + 2.
        if (divisor.Constant is > 0 and { } n && rest.ConstantTerm is var c && FloorDivide(c, n) is not 0 and var whole)
        {
            quotient += whole;
            rest -= whole * n;
        }
        // What is left may be negative where the value is not: (T i + T - 1 - j) / T = i, and in C# a quotient is rounded towards zero.
        if (Shortage(rest, divisor) is not 0 and var missing)
        {
            quotient -= missing;
            rest += missing * divisor;
        }
        if (IsRest(rest, divisor)) return quotient;
        // (x / a) / b = x / (a · b).
        if (rest.SingleAtom is FloorDivision { Denominator.Constant: > 0 } inner && divisor.Constant is > 0)
            return quotient + FloorDivide(inner.Numerator, inner.Denominator * divisor);
        if (divisor.terms.Length > 1 && DivideByPolynomial(rest, divisor) is { } exact) return quotient + exact;
        return quotient + Of(new FloorDivision(rest, divisor));
    }

    /// <summary>How many divisors make a value provably non-negative; 0 where it is, or where no number of them is known to.</summary>
    static long Shortage(Dim value, Dim divisor)
    {
        if (IsNonNegative(value)) return 0;
        if (divisor.Constant is { } n) return value.Minimum()?.Constant is < 0 and { } least ? FloorDivide(n - 1 - least, n) : 0;
        return IsNonNegative(value + divisor) ? 1 : 0;
    }

    static bool IsRest(Dim value, Dim divisor) => value.Is(0) || (IsNonNegative(value) && IsNonNegative(divisor - value - 1));

    /// <summary>The quotient by long division, if a rest in [0, divisor) is left: ((T + 1) i + j) / (T + 1) = i.</summary>
    static Dim? DivideByPolynomial(Dim value, Dim divisor)
    {
        Dim quotient = 0, rest = value;
        for (var steps = value.terms.Length; steps > 0; steps--)
        {
            if (rest.terms.Select(t => t.TryDivide(divisor.terms[0])).FirstOrDefault(t => t is not null) is not { } q) return null;
            quotient += new Dim([q]);
            rest -= new Dim([q]) * divisor;
            if (IsRest(rest, divisor)) return quotient;
        }
        return null;
    }

    public static Dim Modulo(Dim value, Dim divisor) => value - divisor * FloorDivide(value, divisor);

    static long FloorDivide(long a, long b) => a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);

    /// <summary>As a factor of a product: in parentheses where it is a sum.</summary>
    public string AsFactor => terms.Length > 1 ? $"({this})" : ToString();

    public long ConstantTerm => terms.FirstOrDefault(t => t.Factors.IsEmpty)?.Coefficient ?? 0;

    /// <summary>Whether the value is provably at least zero, given the ranges of axes and the minima of named dimensions.</summary>
    public static bool IsNonNegative(Dim value)
    {
        var least = value.Minimum();
        return least is not null && least.terms.All(t => t.Coefficient >= 0)
            && least.Atoms.OfType<FloorDivision>().All(f => IsNonNegative(f.Numerator));
    }

    public static bool IsPositive(Dim value) => IsNonNegative(value - 1);

    /// <summary>
    /// A lower bound over all axes, with each named dimension written as its minimum plus a non-negative rest, so that a polynomial
    /// without negative coefficients is proven non-negative. Null when an axis stands in a term that is not understood.
    /// </summary>
    Dim? Minimum()
    {
        var value = this;
        foreach (var axis in AllAtoms.OfType<Axis>().OrderByDescending(a => a.Text, StringComparer.Ordinal))
        {
            var coefficient = value.Coefficient(axis);
            if (coefficient is null) return null;
            var rest = value - coefficient * Of(axis);
            // The sign of the coefficient decides at which end of [0, extent) the bound lies.
            if (IsNonNegative(coefficient)) value = rest;
            else if (IsNonNegative(-1 * coefficient)) value = rest + coefficient * (axis.Extent - 1);
            else return null;
        }
        return value.Substitute(a => a is NamedDim { Min: not 0 } n ? Of(n with { Min = 0, Max = 0, Multiple = 1, Id = n.Id + "'" }) + n.Min : null);
    }

    /// <summary>The factor of an atom that occurs linearly; zero when it does not occur; null when it occurs otherwise.</summary>
    public Dim? Coefficient(Atom atom)
    {
        List<Term>? found = null;
        foreach (var term in terms)
        {
            var count = 0;
            foreach (var factor in term.Factors.AsSpan())
            {
                if (factor.Equals(atom)) count++;
                else if (factor.Inner.Any(d => d.DependsOn(atom))) return null;
            }
            if (count > 1) return null;
            if (count == 1) (found ??= []).Add(new Term(term.Coefficient, [.. term.Factors.Where(f => !f.Equals(atom))]));
        }
        return found is null ? Zero : new(Sorted([.. found]));
    }

    public bool DependsOn(Atom atom)
    {
        foreach (var term in terms)
        {
            foreach (var factor in term.Factors.AsSpan())
            {
                if (factor.Equals(atom) || factor.Inner.Any(d => d.DependsOn(atom))) return true;
            }
        }
        return false;
    }

    /// <summary>Replaces atoms; null keeps one.</summary>
    public Dim Substitute(Func<Atom, Dim?> replacement)
    {
        Dim? result = null;
        for (var i = 0; i < terms.Length; i++)
        {
            if (Substitute(terms[i], replacement) is { } changed) result = (result ?? new(terms.AsSpan(0, i).ToArray())) + changed;
            else if (result is not null) result += new Dim([terms[i]]);
        }
        return result ?? this;
    }

    /// <summary>The term with its atoms replaced; null when nothing changes.</summary>
    static Dim? Substitute(Term term, Func<Atom, Dim?> replacement)
    {
        Dim? product = null;
        for (var i = 0; i < term.Factors.Count; i++)
        {
            var factor = term.Factors[i];
            if ((replacement(factor) ?? factor.Rebuild(replacement)) is { } next)
                product = (product ?? new([new Term(term.Coefficient, [.. term.Factors.Take(i)])])) * next;
            else if (product is not null) product *= Of(factor);
        }
        return product;
    }

    public Dim Substitute(Atom atom, Dim value) => Substitute(a => a.Equals(atom) ? value : null);

    public long Evaluate(Func<Atom, long> value)
    {
        long sum = 0;
        foreach (var term in terms)
        {
            var product = term.Coefficient;
            foreach (var factor in term.Factors.AsSpan()) product = checked(product * factor.Evaluate(value));
            sum = checked(sum + product);
        }
        return sum;
    }

    public static long FloorDivideValues(long a, long b) => FloorDivide(a, b);

    /// <summary>Largest total power of named dimensions in a term: how the value grows.</summary>
    public int Degree(string name) => terms.Length == 0 ? 0 : terms.Max(t => t.Factors.Sum(f => f switch
    {
        NamedDim n when n.Id == name => 1,
        FloorDivision d => d.Numerator.Degree(name),
        _ => 0,
    }));

    public bool Equals(Dim? other) => ReferenceEquals(this, other) || (other is not null && hash == other.hash && AreEqual(terms, other.terms));

    static bool AreEqual(Term[] a, Term[] b)
    {
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (!a[i].Equals(b[i])) return false;
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Dim);

    public override int GetHashCode() => hash;

    /// <summary>As a C# expression over <see cref="Atom.Text"/>.</summary>
    public override string ToString() => text ??= Describe(terms);

    static string Describe(Term[] terms)
    {
        if (terms.Length == 0) return "0";
        var result = new System.Text.StringBuilder();
        foreach (var term in terms)
        {
            var negative = term.Coefficient < 0;
            if (result.Length > 0) result.Append(negative ? " - " : " + ");
            else if (negative) result.Append('-');
            var size = Math.Abs(term.Coefficient).ToString(CultureInfo.InvariantCulture);
            if (term.Factors.IsEmpty) result.Append(size);
            else result.Append(size == "1" ? "" : size + " * ").Append(term.Key);
        }
        return result.ToString();
    }
}

/// <summary>A coefficient times a product of atoms in the order of their texts.</summary>
public sealed record Term(long Coefficient, EquatableArray<Atom> Factors)
{
    /// <summary>The product as text; terms with the same factors have the same key.</summary>
    public string Key { get; } = Factors.Count == 1 ? Factors[0].Text : string.Join(" * ", Factors.Select(f => f.Text));

    public bool Equals(Term? other) => other is not null && Coefficient == other.Coefficient && Key == other.Key;

    public override int GetHashCode() => unchecked(Key.GetHashCode() * 31 + Coefficient.GetHashCode());

    public Term Times(Term other) => new(Coefficient * other.Coefficient,
        Factors.IsEmpty ? other.Factors : other.Factors.IsEmpty ? Factors : [.. Factors.Concat(other.Factors).OrderBy(f => f.Text, StringComparer.Ordinal)]);

    /// <summary>The quotient if the division is exact.</summary>
    public Term? TryDivide(Term divisor)
    {
        if (Coefficient % divisor.Coefficient != 0) return null;
        if (divisor.Factors.IsEmpty) return new Term(Coefficient / divisor.Coefficient, Factors);
        var left = Factors.ToList();
        foreach (var factor in divisor.Factors)
        {
            if (!left.Remove(factor)) return null;
        }
        return new Term(Coefficient / divisor.Coefficient, [.. left]);
    }
}
