namespace IlgpuSimulator;

/// <summary>Pseudo-random choices, cheap enough for every switch between threads.</summary>
struct Shuffler(ulong seed)
{
    ulong state = (seed + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9 | 1;

    public int Below(int bound)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)((state >> 32) * (ulong)bound >> 32);
    }

    /// <summary>An order of 0 to n - 1 without memory: steps of a stride that has no divisor in common with n, from anywhere.</summary>
    public Order OrderOf(int n)
    {
        if (n < 2) return new(n, 0, 1);
        var stride = 1 + Below(n - 1);
        while (Gcd(stride, n) != 1) stride = stride % n + 1;
        return new(n, Below(n), stride);
    }

    static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}

readonly record struct Order(int Count, int Start, int Stride)
{
    public int this[int i] => (int)((Start + (long)i * Stride) % Count);
}
