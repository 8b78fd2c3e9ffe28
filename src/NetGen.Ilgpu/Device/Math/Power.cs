namespace NetGen.Ilgpu;

/// <content>
/// Powers: e^(y log x), with the logarithm and the product in two floats each, because an error of the exponent is multiplied by up to 88.
/// </content>
public static partial class DeviceMath
{
    // ln 2 in two parts; the first has 16 bits, so that an exponent times it is exact.
    const float Ln2Upper = 0.693145751953125f, Ln2Lower = 1.428606765e-6f;

    // Exponents beyond 2^46 give 0, 1 or infinity whatever they are, and the products below must not overflow.
    const float LargestPower = 1L << 46;

    /// <summary>IEEE's pow within 4e-7 relative: a negative base with integral exponents only, anything^0 = 1.</summary>
    public static float Pow(float value, float exponent)
    {
        if (FloatBits.IsZero(exponent) || FloatBits.Of(value) == FloatBits.One)
        {
            return 1f;
        }

        if (FloatBits.IsNaN(value) || FloatBits.IsNaN(exponent))
        {
            return float.NaN;
        }

        float result = PowOfPositive(Abs(value), exponent);
        if ((FloatBits.Of(value) & FloatBits.Sign) == 0)
        {
            return result;
        }

        if (MathF.Floor(exponent) != exponent)
        {
            return FloatBits.IsFinite(value) && !FloatBits.IsZero(value) ? float.NaN : result;
        }

        float half = exponent * 0.5f;
        return MathF.Floor(half) != half ? -result : result;
    }

    /// <summary>size^exponent for sizes that are not negative, 0 and infinity included.</summary>
    static float PowOfPositive(float size, float exponent)
    {
        bool isZero = FloatBits.IsZero(size);
        if (isZero || !FloatBits.IsFinite(size))
        {
            return exponent < 0f == isZero ? float.PositiveInfinity : 0f;
        }

        if (size == 1f)
        {
            return 1f;
        }

        float high = LogInTwo(size, out float low);
        float y = exponent < -LargestPower ? -LargestPower : exponent > LargestPower ? LargestPower : exponent;
        float product = TwoFloats.Product(high, y, out float rest);
        return ExpOfSum(product, low * y + rest);
    }

    /// <summary>log(value) = result + low, by log m = 2 artanh(s) with s = (m - 1) / (m + 1) in two floats.</summary>
    static float LogInTwo(float value, out float low)
    {
        float e = Split(value, out float m);
        float numerator = m - 1f;
        float denominator = m + 1f;
        float denominatorLow = m - (denominator - 1f);
        float s = numerator / denominator;
        float product = TwoFloats.Product(s, denominator, out float productLow);
        float sLow = (((numerator - product) - productLow) - s * denominatorLow) / denominator;

        float square = s * s;
        float p = 0.235859036f * square + 0.285371214f;
        p = p * square + 0.400003374f;
        p = p * square + 0.666666627f;
        float tail = p * square * s + (sLow + sLow);

        float sum = TwoFloats.Sum(e * Ln2Upper, s + s, out float sumLow);
        return TwoFloats.Sum(sum, sumLow + (e * Ln2Lower + tail), out low);
    }
}
