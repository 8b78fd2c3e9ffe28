using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.ShapesTests;

/// <summary>Random polynomials over three named dimensions and three axes, and all small values of those.</summary>
sealed class RandomDims(int seed)
{
    static readonly Dim n = Dim.Name("N"), t = Dim.Name("T", min: 2), k = Dim.Name("K", min: 0);
    static readonly Axis i = new("i", n), j = new("j", 3), l = new("l", n + t - 1);

    readonly Random random = new(seed);

    public static Axis[] Axes => [i, j, l];

    public static Dim[] Names => [n, t, k];

    public int Next(int low, int high) => random.Next(low, high + 1);

    public T Pick<T>(params T[] items) => items[random.Next(items.Length)];

    /// <summary>A polynomial; floor divisions only by what is positive.</summary>
    public Dim Polynomial(int depth = 3) => depth == 0 ? Leaf() : random.Next(7) switch
    {
        0 or 1 => Polynomial(depth - 1) + Polynomial(depth - 1),
        2 => Polynomial(depth - 1) - Polynomial(depth - 1),
        3 => Polynomial(depth - 1) * Polynomial(depth - 1),
        4 => Dim.FloorDivide(Polynomial(depth - 1), Divisor()),
        5 => Dim.Modulo(Polynomial(depth - 1), Divisor()),
        _ => Leaf(),
    };

    public Dim Leaf() => Pick<Func<Dim>>(() => Next(-4, 6), () => n, () => t, () => k, () => Dim.Of(i), () => Dim.Of(j), () => Dim.Of(l))();

    public Dim Divisor() => Pick<Func<Dim>>(() => Next(1, 6), () => n, () => t, () => n * t, () => 2 * n, () => n + 1, () => t - 1)();

    /// <summary>Every value of names up to a bound and of axes in their ranges.</summary>
    public static IEnumerable<Func<Atom, long>> Bindings(int bound = 4)
    {
        for (var nv = 1; nv <= bound; nv++)
            for (var tv = 2; tv <= bound; tv++)
                for (var kv = 0; kv <= bound; kv += 2)
                    for (var iv = 0; iv < nv; iv++)
                        for (var jv = 0; jv < 3; jv++)
                            for (var lv = 0; lv < nv + tv - 1; lv++)
                            {
                                Dictionary<string, long> values = new() { ["N"] = nv, ["T"] = tv, ["K"] = kv, ["i"] = iv, ["j"] = jv, ["l"] = lv };
                                yield return a => values[a.Text];
                            }
    }
}
