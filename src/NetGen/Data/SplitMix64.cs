namespace NetGen;

/// <summary>
/// A small sequential generator for data (shuffles, drawings): the same numbers on every platform. G. Steele, D. Lea and C. Flood, "Fast
/// splittable pseudorandom number generators", 2014.
/// </summary>
struct SplitMix64(ulong seed)
{
    ulong state = seed;

    /// <summary>A generator of its own for each number: neighbouring streams share nothing visible.</summary>
    public static SplitMix64 Stream(ulong seed, ulong number) => new(new SplitMix64(new SplitMix64(seed).Next() + number).Next());

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, <paramref name="bound"/>); the bias is below 2⁻³² for every int.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Between(double low, double high) => low + (high - low) * ((Next() >> 11) * (1.0 / (1L << 53)));
}
