namespace NetGen.Ilgpu;

/// <content>Natural logarithms: x = 2^e m with m in [1/√2, √2), and a minimax polynomial in m - 1.</content>
public static partial class DeviceMath
{
    const uint SmallestNormal = 0x0080_0000, SquareRootOfHalf = 0x3F35_04F3;

    /// <summary>The natural logarithm within 1e-7 relative; −∞ at 0, NaN below, subnormal numbers included.</summary>
    public static float Log(float value)
    {
        uint bits = FloatBits.Of(value);
        return bits - 1u < FloatBits.Infinity - 1u ? LogOfFinite(value) : LogAtTheEnds(value, bits);
    }

    /// <summary>log(1 + x) within 2e-7 relative: the logarithm of the rounded sum, corrected by what the rounding lost.</summary>
    public static float Log1p(float value)
    {
        float sum = 1f + value;
        uint bits = FloatBits.Of(sum);
        if (bits - 1u >= FloatBits.Infinity - 1u)
        {
            return LogAtTheEnds(sum, bits);
        }

        float lost = value < 1f ? value - (sum - 1f) : 1f - (sum - value);
        return LogOfFinite(sum) + lost / sum;
    }

    static float LogAtTheEnds(float value, uint bits) =>
        (bits & FloatBits.Size) == 0 ? float.NegativeInfinity : bits > FloatBits.Infinity ? float.NaN : value;

    static float LogOfFinite(float value)
    {
        float e = Split(value, out float m);
        float f = m - 1f;
        float p = 0.0674662217f * f + -0.116796426f;
        p = p * f + 0.118903063f;
        p = p * f + -0.124051362f;
        p = p * f + 0.142192274f;
        p = p * f + -0.166680068f;
        p = p * f + 0.200021341f;
        p = p * f + -0.250000089f;
        p = p * f + 0.333333135f;
        float square = f * f;
        float low = p * (square * f) + (e * Ln2Low + -0.5f * square);
        return e * Ln2High + (f + low);
    }

    /// <summary>value = mantissa * 2^result with the mantissa in [1/√2, √2), for positive finite values.</summary>
    static float Split(float value, out float mantissa)
    {
        bool isSubnormal = FloatBits.Of(value) < SmallestNormal;
        uint bits = FloatBits.Of(isSubnormal ? value * AllInteger : value);
        int exponent = (int)(bits - SquareRootOfHalf) >> 23;
        mantissa = FloatBits.ToFloat(bits - ((uint)exponent << 23));
        return exponent - (isSubnormal ? 23 : 0);
    }
}
