using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.ShapesTests;

/// <summary>The algebra of dimensions against integers.</summary>
public class DimTests
{
    static readonly Func<Atom, long>[] bindings = [.. RandomDims.Bindings(3)];

    static void AssertSame(Dim actual, Func<Func<Atom, long>, long> expected, string what) => Assert.All(bindings.Where((_, i) => i % 7 == 0), b =>
    {
        if (expected(b) != actual.Evaluate(b)) Assert.Fail($"{what} gave {actual}, {expected(b)} expected, {actual.Evaluate(b)} got");
    });

    static long Floor(long a, long b) => (long)Math.Floor((decimal)a / b);

    [Fact]
    public void OperationsKeepTheValue() => Assert.All(Enumerable.Range(0, 400), seed =>
    {
        var random = new RandomDims(seed);
        Dim a = random.Polynomial(), b = random.Polynomial(), d = random.Divisor();
        AssertSame(a + b, v => a.Evaluate(v) + b.Evaluate(v), $"{a} plus {b}");
        AssertSame(a - b, v => a.Evaluate(v) - b.Evaluate(v), $"{a} minus {b}");
        AssertSame(a * b, v => a.Evaluate(v) * b.Evaluate(v), $"{a} times {b}");
        AssertSame(Dim.FloorDivide(a, d), v => Floor(a.Evaluate(v), d.Evaluate(v)), $"{a} over {d}");
        AssertSame(Dim.Modulo(a, d), v => a.Evaluate(v) - d.Evaluate(v) * Floor(a.Evaluate(v), d.Evaluate(v)), $"{a} modulo {d}");
    });

    [Fact]
    public void SubstitutionIsSimultaneousAndKeepsTheValue() => Assert.All(Enumerable.Range(0, 400), seed =>
    {
        var random = new RandomDims(seed);
        var a = random.Polynomial();
        Atom n = RandomDims.Names[0].SingleAtom!, i = RandomDims.Axes[0];
        // Divisors must stay positive: the name becomes something positive, the axis anything.
        Dim newN = random.Pick(2, RandomDims.Names[1] + 1, RandomDims.Names[0] * 2), newI = random.Polynomial(2);
        var result = a.Substitute(x => x.Equals(n) ? newN : x.Equals(i) ? newI : null);
        AssertSame(result,
            v => a.Evaluate(x => x.Equals(n) ? newN.Evaluate(v) : x.Equals(i) ? newI.Evaluate(v) : v(x)), $"{a} with N = {newN}, i = {newI}");
    });

    [Fact]
    public void EqualTextMeansEqualValueAndRingLawsHoldInNormalForm() => Assert.All(Enumerable.Range(0, 300), seed =>
    {
        var random = new RandomDims(seed);
        Dim a = random.Polynomial(2), b = random.Polynomial(2), c = random.Polynomial(2);
        Assert.Equal(a + b, b + a);
        Assert.Equal(a * b, b * a);
        Assert.Equal((a + b) + c, a + (b + c));
        Assert.Equal((a * b) * c, a * (b * c));
        Assert.Equal(a * (b + c), a * b + a * c);
        Assert.Equal(Dim.Zero, a - a);
        Assert.Equal(a.GetHashCode(), (a + b - b).GetHashCode());
        Assert.Same(a, a.Substitute(_ => null));
    });

    [Fact]
    public void NonNegativeIsProvenOnlyWhereItHolds()
    {
        var proven = 0;
        Assert.All(Enumerable.Range(0, 3000), seed =>
        {
            var a = new RandomDims(seed).Polynomial(2 + seed % 3);
            if (!Dim.IsNonNegative(a)) return;
            proven++;
            var least = bindings.Min(b => a.Evaluate(b));
            Assert.True(least >= 0, $"{a} was proven and is {least} for some values");
        });
        Assert.True(proven > 300, $"only {proven} proofs");
    }

    [Fact]
    public void ProvesWhatKernelsNeed()
    {
        Dim n = RandomDims.Names[0], t = RandomDims.Names[1], i = Dim.Of(RandomDims.Axes[0]), j = Dim.Of(RandomDims.Axes[1]);
        Assert.True(Dim.IsNonNegative(n - 1 - i));
        Assert.True(Dim.IsNonNegative(3 * n - 1 - (3 * i + j)));
        Assert.True(Dim.IsPositive(n * t));
        Assert.True(Dim.IsNonNegative(n * t - n));
        Assert.False(Dim.IsNonNegative(n - 2));
        Assert.False(Dim.IsNonNegative(i - 1));
        Assert.Equal(i, Dim.FloorDivide(3 * i + j, 3));
        Assert.Equal(j, Dim.Modulo(3 * i + j, 3));
        // Counted from the end, as a reversed axis is.
        Assert.Equal(i, Dim.FloorDivide(3 * i + 2 - j, 3));
        Assert.Equal(j, Dim.FloorDivide(n * j + n - 1 - i, n));
        Assert.Equal(Dim.FloorDivide(n + 1, 2) + 2, Dim.FloorDivide(n + 5, 2));
    }

    [Fact]
    public void CoefficientSplitsALinearPolynomial() => Assert.All(Enumerable.Range(0, 300), seed =>
    {
        var a = new RandomDims(seed).Polynomial();
        foreach (var axis in RandomDims.Axes)
        {
            if (a.Coefficient(axis) is not { } c) continue;
            Assert.False(c.DependsOn(axis));
            var rest = a - c * Dim.Of(axis);
            Assert.False(rest.DependsOn(axis));
        }
    });

    [Fact]
    public void DivisionByZeroIsAnError() => Assert.Throws<DivideByZeroException>(() => Dim.FloorDivide(RandomDims.Names[0], 0));
}
