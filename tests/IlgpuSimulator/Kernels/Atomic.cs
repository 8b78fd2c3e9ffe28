using IlgpuSimulator;

namespace ILGPU;

/// <summary>One thread runs at a time, so that plain reads and writes are atomic. Each returns what was there before.</summary>
public static class Atomic
{
    public static int Add(ref int target, int value) => Replace(ref target, target + value);

    public static long Add(ref long target, long value) => Replace(ref target, target + value);

    public static uint Add(ref uint target, uint value) => Replace(ref target, target + value);

    public static ulong Add(ref ulong target, ulong value) => Replace(ref target, target + value);

    public static float Add(ref float target, float value) => Replace(ref target, target + value);

    public static double Add(ref double target, double value) => Replace(ref target, target + value);

    public static Index1D Add(ref Index1D target, Index1D value) => Replace(ref target, target + value);

    public static int Max(ref int target, int value) => Replace(ref target, Math.Max(target, value));

    public static long Max(ref long target, long value) => Replace(ref target, Math.Max(target, value));

    public static uint Max(ref uint target, uint value) => Replace(ref target, Math.Max(target, value));

    public static ulong Max(ref ulong target, ulong value) => Replace(ref target, Math.Max(target, value));

    public static float Max(ref float target, float value) => Replace(ref target, Math.Max(target, value));

    public static double Max(ref double target, double value) => Replace(ref target, Math.Max(target, value));

    public static int Min(ref int target, int value) => Replace(ref target, Math.Min(target, value));

    public static long Min(ref long target, long value) => Replace(ref target, Math.Min(target, value));

    public static uint Min(ref uint target, uint value) => Replace(ref target, Math.Min(target, value));

    public static ulong Min(ref ulong target, ulong value) => Replace(ref target, Math.Min(target, value));

    public static float Min(ref float target, float value) => Replace(ref target, Math.Min(target, value));

    public static double Min(ref double target, double value) => Replace(ref target, Math.Min(target, value));

    public static int And(ref int target, int value) => Replace(ref target, target & value);

    public static long And(ref long target, long value) => Replace(ref target, target & value);

    public static uint And(ref uint target, uint value) => Replace(ref target, target & value);

    public static ulong And(ref ulong target, ulong value) => Replace(ref target, target & value);

    public static int Or(ref int target, int value) => Replace(ref target, target | value);

    public static long Or(ref long target, long value) => Replace(ref target, target | value);

    public static uint Or(ref uint target, uint value) => Replace(ref target, target | value);

    public static ulong Or(ref ulong target, ulong value) => Replace(ref target, target | value);

    public static int Xor(ref int target, int value) => Replace(ref target, target ^ value);

    public static long Xor(ref long target, long value) => Replace(ref target, target ^ value);

    public static uint Xor(ref uint target, uint value) => Replace(ref target, target ^ value);

    public static ulong Xor(ref ulong target, ulong value) => Replace(ref target, target ^ value);

    public static int Exchange(ref int target, int value) => Replace(ref target, value);

    public static long Exchange(ref long target, long value) => Replace(ref target, value);

    public static uint Exchange(ref uint target, uint value) => Replace(ref target, value);

    public static ulong Exchange(ref ulong target, ulong value) => Replace(ref target, value);

    public static float Exchange(ref float target, float value) => Replace(ref target, value);

    public static double Exchange(ref double target, double value) => Replace(ref target, value);

    public static Index1D Exchange(ref Index1D target, Index1D value) => Replace(ref target, value);

    public static int CompareExchange(ref int target, int compare, int value) => Replace(ref target, target == compare ? value : target);

    public static long CompareExchange(ref long target, long compare, long value) => Replace(ref target, target == compare ? value : target);

    public static uint CompareExchange(ref uint target, uint compare, uint value) => Replace(ref target, target == compare ? value : target);

    public static ulong CompareExchange(ref ulong target, ulong compare, ulong value) => Replace(ref target, target == compare ? value : target);

    public static float CompareExchange(ref float target, float compare, float value) => Replace(ref target, Same(target, compare) ? value : target);

    public static double CompareExchange(ref double target, double compare, double value) => Replace(ref target, Same(target, compare) ? value : target);

    public static Index1D CompareExchange(ref Index1D target, Index1D compare, Index1D value) => Replace(ref target, target == compare ? value : target);

    static T Replace<T>(ref T target, T value)
    {
        _ = KernelThread.Required;
        var before = target;
        target = value;
        return before;
    }

    static bool Same(float first, float second) => Interop.FloatAsInt(first) == Interop.FloatAsInt(second);

    static bool Same(double first, double second) => Interop.FloatAsInt(first) == Interop.FloatAsInt(second);
}
