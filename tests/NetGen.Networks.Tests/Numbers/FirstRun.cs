using NetGen.Cpu;

namespace NetGen.Networks.Tests;

/// <summary>The random numbers that a network with seed 0 draws in the first call of its own session.</summary>
static class FirstRun
{
    static readonly ulong key = Mix(Mix(Mix(1)));

    public static double Uniform(int draw, long counter) => Threefry.Uniform(unchecked(key + (ulong)draw * 0x9E3779B97F4A7C15UL), (ulong)counter);

    static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
