using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <content>Roots, absolute values and integers near a number.</content>
public static partial class DeviceMath
{
    // From here on every number is an integer.
    const float AllInteger = 1 << 23;

    /// <summary>The square root, correctly rounded on CUDA and within 3 ulp on OpenCL; NaN below zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float value) => MathF.Sqrt(value);

    /// <summary>The absolute value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float value) => FloatBits.ToFloat(FloatBits.Of(value) & FloatBits.Size);

    /// <summary>The largest integer that is not above the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Floor(float value) => MathF.Floor(value);

    /// <summary>The smallest integer that is not below the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Ceiling(float value) => MathF.Ceiling(value);

    /// <summary>The value without its fraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Truncate(float value) => FloatBits.WithSignOf(MathF.Floor(Abs(value)), value);

    /// <summary>The nearest integer, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Round(float value)
    {
        float size = Abs(value);
        bool isInteger = FloatBits.Of(size) >= FloatBits.Of(AllInteger);
        return isInteger ? value : FloatBits.WithSignOf((size + AllInteger) - AllInteger, value);
    }
}
