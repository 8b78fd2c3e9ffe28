using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// The counter-based generator Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2,
/// 3", 2011): number n of a key is a function of the two, so any thread can compute any number.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Threefry
{
    const uint Parity = 0x1BD11BDA;
    const float UnitIn24Bits = 1f / (1 << 24);

    /// <summary>The uniform in [0, 1) with 24 random bits that belongs to this key and counter.</summary>
    public static float Uniform(ulong key, ulong counter) =>
        (Block((uint)key, (uint)(key >> 32), (uint)counter, (uint)(counter >> 32)).First >> 8) * UnitIn24Bits;

    /// <summary>The two words of one block.</summary>
    public static (uint First, uint Second) Block(uint key0, uint key1, uint counter0, uint counter1)
    {
        ReadOnlySpan<int> rotations = [13, 15, 26, 6, 17, 29, 16, 24];
        ReadOnlySpan<uint> keys = [key0, key1, key0 ^ key1 ^ Parity];
        uint x = counter0 + key0;
        uint y = counter1 + key1;
        for (int round = 0; round < 20; round++)
        {
            x += y;
            y = BitOperations.RotateLeft(y, rotations[round % 8]) ^ x;
            if (round % 4 == 3)
            {
                int injection = round / 4 + 1;
                x += keys[injection % 3];
                y += keys[(injection + 1) % 3] + (uint)injection;
            }
        }

        return (x, y);
    }

    /// <summary>Numbers counter, counter + 1, … in the lanes of a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Uniform<V>(ulong key, nint counter)
        where V : struct, ISimd<V>
    {
        uint low = (uint)counter;
        if (low > uint.MaxValue - (uint)V.Count)
        {
            return AcrossWords<V>(key, counter);
        }

        V counters = V.AddBits(V.CreateBits(low), V.ToInt32Bits(V.Iota(0)));
        V bits = V.ShiftRight(FirstWords((uint)key, (uint)(key >> 32), counters, (uint)((ulong)counter >> 32)), 8);
        return V.FromInt32Bits(bits) * V.Create(UnitIn24Bits);
    }

    /// <summary>The lanes' counters do not share their upper word.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static V AcrossWords<V>(ulong key, nint counter)
        where V : struct, ISimd<V>
    {
        float* lanes = stackalloc float[V.Count];
        for (int lane = 0; lane < V.Count; lane++)
        {
            lanes[lane] = Uniform(key, (ulong)(counter + lane));
        }

        return V.Load(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V FirstWords<V>(uint key0, uint key1, V counters, uint counter1)
        where V : struct, ISimd<V>
    {
        uint key2 = key0 ^ key1 ^ Parity;
        V x = V.AddBits(counters, V.CreateBits(key0));
        V y = V.CreateBits(counter1 + key1);
        EvenRounds(ref x, ref y, key1, key2 + 1);
        OddRounds(ref x, ref y, key2, key0 + 2);
        EvenRounds(ref x, ref y, key0, key1 + 3);
        OddRounds(ref x, ref y, key1, key2 + 4);
        EvenRounds(ref x, ref y, key2, key0 + 5);
        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void EvenRounds<V>(ref V x, ref V y, uint keyX, uint keyY)
        where V : struct, ISimd<V>
    {
        Round(ref x, ref y, 13);
        Round(ref x, ref y, 15);
        Round(ref x, ref y, 26);
        Round(ref x, ref y, 6);
        Inject(ref x, ref y, keyX, keyY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void OddRounds<V>(ref V x, ref V y, uint keyX, uint keyY)
        where V : struct, ISimd<V>
    {
        Round(ref x, ref y, 17);
        Round(ref x, ref y, 29);
        Round(ref x, ref y, 16);
        Round(ref x, ref y, 24);
        Inject(ref x, ref y, keyX, keyY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Round<V>(ref V x, ref V y, int rotation)
        where V : struct, ISimd<V>
    {
        x = V.AddBits(x, y);
        y = V.Xor(V.RotateLeft(y, rotation), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Inject<V>(ref V x, ref V y, uint keyX, uint keyY)
        where V : struct, ISimd<V>
    {
        x = V.AddBits(x, V.CreateBits(keyX));
        y = V.AddBits(y, V.CreateBits(keyY));
    }
}
