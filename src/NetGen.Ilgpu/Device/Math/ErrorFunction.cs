namespace NetGen.Ilgpu;

/// <content>The error function: an odd minimax polynomial below 1, and 1 - e^p(|x|) with p minimax for log erfc beyond.</content>
public static partial class DeviceMath
{
    // erf rounds to 1 from here on.
    const float ErfSaturation = 3.95f;

    /// <summary>The error function within 4e-7 relative.</summary>
    public static float Erf(float value)
    {
        if (FloatBits.IsNaN(value))
        {
            return value;
        }

        float size = Abs(value);
        if (size >= 1f)
        {
            return FloatBits.WithSignOf(1f - ExpOfSum(LogErfc(size < ErfSaturation ? size : ErfSaturation), 0f), value);
        }

        float square = value * value;
        float p = 7.88910693e-5f * square + -0.000802083698f;
        p = p * square + 0.00518953474f;
        p = p * square + -0.0268544443f;
        p = p * square + 0.112836003f;
        p = p * square + -0.37612626f;
        return (p * square + 1.12837911f) * value;
    }

    static float LogErfc(float x)
    {
        float p = 0.000185568671f * x + -0.00293955347f;
        p = p * x + 0.0218050964f;
        p = p * x + -0.103036895f;
        p = p * x + -0.638226211f;
        p = p * x + -1.12703967f;
        return p * x + -0.000353805633f;
    }
}
