using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <summary>
/// Sums and products in two floats, for devices without float64. A compiler may contract a product and a sum to one rounding, so every
/// product whose error matters is one of 12-bit parts and thereby exact.
/// </summary>
static class TwoFloats
{
    /// <summary>left + right = result + low exactly (Knuth's two-sum).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(float left, float right, out float low)
    {
        float sum = left + right;
        float rightPart = sum - left;
        low = (left - (sum - rightPart)) + (right - rightPart);
        return sum;
    }

    /// <summary>left * right = result + low up to 2^-35, by splitting the factors (Dekker, 1971).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Product(float left, float right, out float low)
    {
        float leftHigh = FloatBits.UpperHalf(left), rightHigh = FloatBits.UpperHalf(right);
        float leftLow = left - leftHigh, rightLow = right - rightHigh;
        float high = leftHigh * rightHigh;
        float rest = leftHigh * rightLow + leftLow * rightHigh + leftLow * rightLow;
        float product = high + rest;
        low = (high - product) + rest;
        return product;
    }

    /// <summary>high + low += value, up to 2^-48 of the largest sum. Infinity and NaN stay in <paramref name="high"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref float high, ref float low, float value)
    {
        high = Sum(high, value, out float lost);
        low += lost;
    }

    /// <summary>high + low −= left * right, up to 2^-48 of the largest term.</summary>
    public static void SubtractProduct(ref float high, ref float low, float left, float right)
    {
        float product = left * right;
        if (!FloatBits.IsFinite(product))
        {
            high -= product;
            return;
        }

        float leftHigh = FloatBits.UpperHalf(left), rightHigh = FloatBits.UpperHalf(right);
        float leftLow = left - leftHigh, rightLow = right - rightHigh;
        Add(ref high, ref low, -(leftHigh * rightHigh));
        Add(ref high, ref low, -(leftHigh * rightLow));
        Add(ref high, ref low, -(leftLow * rightHigh));
        low -= leftLow * rightLow;
    }

    /// <summary>The rounded sum; where it is not finite, the lower part means nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Round(float high, float low) => FloatBits.IsFinite(high) ? high + low : high;
}
