using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Cpu;

/// <summary>Reads and writes of numbers that lie a stride apart; stride 2, that of the usual pooling window, by two masked
/// loads and a permutation.</summary>
static unsafe class StridedAccess
{
    /// <summary>Sixteen lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(float* source, nint stride, Vector512<float> lanes)
    {
        if (stride == 2)
        {
            var places = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
            var (first, second) = Spread512(lanes);
            return Avx512F.PermuteVar16x32x2(
                Avx512F.MaskLoad(source, first, Vector512<float>.Zero), places, Avx512F.MaskLoad(source + 16, second, Vector512<float>.Zero));
        }

        return Vector512.Create(
            Load256(source, stride, lanes.GetLower()),
            Load256(source + 8 * stride, stride, lanes.GetUpper()));
    }

    /// <summary>Eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(float* source, nint stride, Vector256<float> lanes)
    {
        if (stride == 2)
        {
            var (first, second) = Spread256(lanes);
            var even = Avx2.PermuteVar8x32(Avx.MaskLoad(source, first), Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6));
            var odd = Avx2.PermuteVar8x32(Avx.MaskLoad(source + 8, second), Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6));
            return Avx.Blend(even, odd, 0xF0);
        }

        return Vector256.Create(
            Load128(source, stride, lanes.GetLower()),
            Load128(source + 4 * stride, stride, lanes.GetUpper()));
    }

    /// <summary>Four lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(float* source, nint stride, Vector128<float> lanes)
    {
        uint set = lanes.ExtractMostSignificantBits();
        return set == 0xF
            ? Vector128.Create(source[0], source[stride], source[2 * stride], source[3 * stride])
            : LoadSome(source, stride, set);
    }

    static Vector128<float> LoadSome(float* source, nint stride, uint set)
    {
        float first = (set & 1) != 0 ? source[0] : 0;
        float second = (set & 2) != 0 ? source[stride] : 0;
        float third = (set & 4) != 0 ? source[2 * stride] : 0;
        float fourth = (set & 8) != 0 ? source[3 * stride] : 0;
        return Vector128.Create(first, second, third, fourth);
    }

    /// <summary>Writes sixteen lanes at stride 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs512(float* target, Vector512<float> value, Vector512<float> lanes)
    {
        var (first, second) = Spread512(lanes);
        Avx512F.MaskStore(target, first, Avx512F.PermuteVar16x32(value, Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)));
        Avx512F.MaskStore(target + 16, second, Avx512F.PermuteVar16x32(value, Vector512.Create(8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15)));
    }

    /// <summary>Writes eight lanes at stride 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs256(float* target, Vector256<float> value, Vector256<float> lanes)
    {
        var (first, second) = Spread256(lanes);
        Avx.MaskStore(target, first, Avx2.PermuteVar8x32(value, Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3)));
        Avx.MaskStore(target + 8, second, Avx2.PermuteVar8x32(value, Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7)));
    }

    /// <summary>The mask of every second number in memory: lane l guards number 2 l.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector512<float> First, Vector512<float> Second) Spread512(Vector512<float> lanes)
    {
        var even = Vector512.Create(0xFFFFFFFFUL).AsSingle();
        var first = Avx512F.PermuteVar16x32(lanes, Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));
        var second = Avx512F.PermuteVar16x32(lanes, Vector512.Create(8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15));
        return (first & even, second & even);
    }

    /// <summary>The same for eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector256<float> First, Vector256<float> Second) Spread256(Vector256<float> lanes)
    {
        var even = Vector256.Create(0xFFFFFFFFUL).AsSingle();
        var first = Avx2.PermuteVar8x32(lanes, Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3));
        var second = Avx2.PermuteVar8x32(lanes, Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7));
        return (first & even, second & even);
    }
}
