using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <summary>Threefry-2x32 with 20 rounds, the same bits as on the CPU: <see cref="NetGen.Cpu.Threefry"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceRandom
{
    const uint Parity = 0x1BD11BDA;
    const float UnitIn24Bits = 1f / (1 << 24);

    /// <summary>The uniform in [0, 1) with 24 random bits that belongs to this key and counter.</summary>
    public static float Uniform(ulong key, ulong counter)
    {
        uint key0 = (uint)key, key1 = (uint)(key >> 32);
        uint key2 = key0 ^ key1 ^ Parity;
        uint x = (uint)counter + key0;
        uint y = (uint)(counter >> 32) + key1;
        EvenRounds(ref x, ref y, key1, key2 + 1u);
        OddRounds(ref x, ref y, key2, key0 + 2u);
        EvenRounds(ref x, ref y, key0, key1 + 3u);
        OddRounds(ref x, ref y, key1, key2 + 4u);
        EvenRounds(ref x, ref y, key2, key0 + 5u);

        // By int, since ILGPU converts unsigned numbers by way of float64.
        return (int)(x >> 8) * UnitIn24Bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void EvenRounds(ref uint x, ref uint y, uint keyX, uint keyY)
    {
        Round(ref x, ref y, 13);
        Round(ref x, ref y, 15);
        Round(ref x, ref y, 26);
        Round(ref x, ref y, 6);
        x += keyX;
        y += keyY;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void OddRounds(ref uint x, ref uint y, uint keyX, uint keyY)
    {
        Round(ref x, ref y, 17);
        Round(ref x, ref y, 29);
        Round(ref x, ref y, 16);
        Round(ref x, ref y, 24);
        x += keyX;
        y += keyY;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Round(ref uint x, ref uint y, int rotation)
    {
        x += y;
        y = (y << rotation | y >> 32 - rotation) ^ x;
    }
}
