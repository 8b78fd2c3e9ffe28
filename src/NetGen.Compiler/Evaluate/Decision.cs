using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Evaluate;

/// <summary>What can be proven of a condition on the named dimensions, given their bounds.</summary>
enum Truth { Proven, Contradicted, Unknown }

/// <summary>Decides comparisons of dimensions without a solver: by bounds of polynomials.</summary>
static class Decision
{
    public static Truth NonNegative(Dim value) =>
        Proves(value) ? Truth.Proven : Proves(-1 * value - 1) ? Truth.Contradicted : Truth.Unknown;

    public static Truth Equal(Dim a, Dim b) =>
        a.Equals(b) ? Truth.Proven
        : NonNegative(a - b) == Truth.Contradicted || NonNegative(b - a) == Truth.Contradicted ? Truth.Contradicted
        : Truth.Unknown;

    static bool Proves(Dim value) => Dim.IsNonNegative(value) || Dim.IsNonNegative(FromAbove(value));

    /// <summary>The value with each bounded dimension written as its maximum minus a non-negative rest.</summary>
    static Dim FromAbove(Dim value) =>
        value.Substitute(a => a is NamedDim { Max: > 0 } n ? n.Max - Dim.Name(n.Id + "_below", min: 0) : null);
}
