namespace NetGen;

/// <summary>
/// Logarithm, sine and cosine from additions, multiplications and divisions only, which IEEE 754 fixes to the bit: unlike the system's
/// mathematics library they give the same numbers on every platform. Errors are below 1e-15.
/// </summary>
static class PortableMath
{
    const int LogTerms = 12, SineTerms = 10;

    /// <summary>The natural logarithm of a positive, normal number.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951) (mantissa, exponent) = (mantissa / 2, exponent + 1);

        // log m = 2 artanh s, with s within ±0.172.
        var s = (mantissa - 1) / (mantissa + 1);
        var sum = 0.0;
        for (var k = LogTerms; k >= 0; k--) sum = sum * (s * s) + 1.0 / (2 * k + 1);
        return exponent * 0.6931471805599453 + 2 * s * sum;
    }

    /// <summary>The sine and cosine of an angle given in full turns.</summary>
    public static (double Sin, double Cos) SinCosTurns(double turns)
    {
        var quarter = Math.Round(turns * 4);
        var x = (turns - quarter / 4) * (2 * Math.PI);
        var (sin, cos) = (x * Series(x * x, 1), Series(x * x, 0));
        return ((long)quarter & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    // 1 - y/((s+1)(s+2)) (1 - y/((s+3)(s+4)) (…)): the cosine's series for s = 0, the sine's divided by x for s = 1.
    static double Series(double y, int start)
    {
        var sum = 1.0;
        for (var k = SineTerms; k >= 1; k--) sum = 1 - y / ((start + 2 * k - 1) * (start + 2 * k)) * sum;
        return sum;
    }
}
