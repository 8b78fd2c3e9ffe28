namespace NetGen.Ilgpu;

/// <content>e^x: x = n ln 2 + r with |r| &lt;= ln 2 / 2, a minimax polynomial in r, then a scaling by 2^n.</content>
public static partial class DeviceMath
{
    // ln 2 in two parts; the first has 9 bits, so that n times it is exact.
    const float Ln2High = 355f / 512, Ln2Low = -2.12194440e-4f;
    const float Log2E = 1.44269504f;

    // Beyond these bounds the result is 0 or infinite.
    const float LowestExponent = -104, HighestExponent = 89;

    // Added to a number below 2^22, it leaves the nearest integer in the lowest bits.
    const float Shift = 3 << 22;

    /// <summary>e^x within 1e-7 relative (subnormal results within their last bit); 0 and infinity at the ends.</summary>
    public static float Exp(float value) => FloatBits.IsNaN(value) ? value : ExpOfSum(value, 0f);

    /// <summary>e^(value + rest) for a value that is not NaN and a rest that is far below it.</summary>
    static float ExpOfSum(float value, float rest)
    {
        if (value <= LowestExponent)
        {
            return 0f;
        }

        if (value >= HighestExponent)
        {
            return float.PositiveInfinity;
        }

        float shifted = value * Log2E + Shift;
        float n = shifted - Shift;
        int exponent = (int)FloatBits.Of(shifted) - (int)FloatBits.Of(Shift);
        float r = n * -Ln2High + value;
        r = n * -Ln2Low + r + rest;
        float q = 1.38131436e-3f * r + 8.36941879e-3f;
        q = q * r + 4.1668456e-2f;
        q = q * r + 0.166665152f;
        q = q * r + 0.49999994f;
        return FloatBits.Scale(q * (r * r) + r + 1f, exponent);
    }
}
