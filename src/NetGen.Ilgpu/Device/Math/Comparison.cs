using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <content>Comparisons that are right for NaN in every backend: see <see cref="FloatBits"/>.</content>
public static partial class DeviceMath
{
    /// <summary>Whether the value is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(float value) => FloatBits.IsNaN(value);

    /// <summary>left &lt; right; false when either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Less(float left, float right) => AreNumbers(left, right) & left < right;

    /// <summary>left &lt;= right; false when either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool LessOrEqual(float left, float right) => AreNumbers(left, right) & left <= right;

    /// <summary>left == right; false when either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equal(float left, float right) => AreNumbers(left, right) & left == right;

    /// <summary>The larger of two; NaN when either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float left, float right) =>
        FloatBits.IsNaN(left) ? left : FloatBits.IsNaN(right) ? right : MathF.Max(left, right);

    /// <summary>The smaller of two; NaN when either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(float left, float right) =>
        FloatBits.IsNaN(left) ? left : FloatBits.IsNaN(right) ? right : MathF.Min(left, right);

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sign(float value) =>
        FloatBits.IsNaN(value) ? value : FloatBits.IsZero(value) ? 0f : FloatBits.WithSignOf(1f, value);

    static bool AreNumbers(float left, float right) => !FloatBits.IsNaN(left) & !FloatBits.IsNaN(right);
}
