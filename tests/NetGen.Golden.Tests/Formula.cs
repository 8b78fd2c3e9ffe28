using NetGen.Compiler.Ops;

namespace NetGen.Golden.Tests;

/// <summary>The numbers that follow from a name: the same formula as in tests/golden/golden.py.</summary>
static class Formula
{
    /// <summary>Numbers of [−1, 1) that float32 holds exactly.</summary>
    public static Reference Numbers(string name, long[] shape) =>
        new(shape, [.. Hashes(name, shape).Select(h => (h >> 8) / (double)(1 << 23) - 1)]);

    /// <summary>Indices below a bound.</summary>
    public static Reference Indices(string name, long[] shape, long bound) =>
        new(shape, [.. Hashes(name, shape).Select(h => (double)((h >> 8) % bound))]);

    /// <summary>A weight or buffer by its name in a checkpoint: smaller the more it sums, and variances above 0.</summary>
    public static Reference Weight(string name, long[] shape)
    {
        var numbers = Numbers(name, shape).Data;
        if (name.EndsWith("running_var", StringComparison.Ordinal)) return new(shape, [.. numbers.Select(v => 1 + v / 2)]);
        var scale = shape.Length > 1 ? Math.Sqrt(Reference.Count(shape[1..])) : 1;
        return new(shape, [.. numbers.Select(v => v / scale)]);
    }

    /// <summary>A number of 32 bits per element: FNV-1a of the name, then the last steps of MurmurHash3.</summary>
    static IEnumerable<uint> Hashes(string name, long[] shape)
    {
        var seed = name.Aggregate(2166136261, (hash, c) => unchecked((hash ^ c) * 16777619));
        for (var i = 0u; i < Reference.Count(shape); i++) yield return Mixed(unchecked(seed + i * 0x9E3779B9));
    }

    static uint Mixed(uint h)
    {
        unchecked
        {
            h = (h ^ (h >> 16)) * 0x85EBCA6B;
            h = (h ^ (h >> 13)) * 0xC2B2AE35;
            return h ^ (h >> 16);
        }
    }
}
