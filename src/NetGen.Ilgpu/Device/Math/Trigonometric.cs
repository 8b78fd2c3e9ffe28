using System.Runtime.CompilerServices;

namespace NetGen.Ilgpu;

/// <content>
/// Sine and cosine: x minus the nearest multiple of π/2 (Cody and Waite, 1980; Payne and Hanek, "Radian reduction for trigonometric
/// functions", 1983, for large numbers), then one of two minimax polynomials by the quadrant.
/// </content>
public static partial class DeviceMath
{
    // π/2 in four parts; the first three have 8 bits, so that 65536 times them is exact.
    const float HalfPiFirst = 1.5703125f, HalfPiSecond = 4.825592041e-4f, HalfPiThird = 1.266598701e-6f, HalfPiFourth = 9.920935184e-10f;
    const float TwoOverPi = 0.636619772f, HalfPi = 1.57079637f;

    // From here on the multiple of π/2 has too many bits.
    const float Far = 1e5f;

    /// <summary>The sine of any number with an absolute error below 2e-7; NaN for infinity.</summary>
    public static float Sin(float value) => SinOfQuadrant(value, 0);

    /// <summary>The cosine of any number with an absolute error below 2e-7; NaN for infinity.</summary>
    public static float Cos(float value) => SinOfQuadrant(value, 1);

    static float SinOfQuadrant(float value, int quadrants)
    {
        if (!FloatBits.IsFinite(value))
        {
            return float.NaN;
        }

        float r;
        int quadrant;
        if (Abs(value) < Far)
        {
            float shifted = value * TwoOverPi + Shift;
            float n = shifted - Shift;
            quadrant = (int)FloatBits.Of(shifted) - (int)FloatBits.Of(Shift);
            r = n * -HalfPiFirst + value;
            r = n * -HalfPiSecond + r;
            r = n * -HalfPiThird + r;
            r = n * -HalfPiFourth + r;
        }
        else
        {
            ulong turns = QuarterTurns(Abs(value));
            int whole = (int)(turns + (1UL << 61) >> 62);
            float rest = (long)(turns - ((ulong)whole << 62)) * (HalfPi / (1UL << 62));
            bool isNegative = value < 0f;
            quadrant = isNegative ? -whole : whole;
            r = isNegative ? -rest : rest;
        }

        quadrant += quadrants;
        float square = r * r;
        float result = (quadrant & 1) != 0 ? CosNearZero(square) : SinNearZero(r, square);
        return (quadrant & 2) != 0 ? -result : result;
    }

    /// <summary>
    /// x / (π/2) modulo 4 in units of 2^-62, for 1e5 &lt;= x: the 24 bits of x times the 96 bits of 2/π that matter, of which all before
    /// them give multiples of 4 and all behind them less than 2^-70. Rare and long, hence a call.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static ulong QuarterTurns(float x)
    {
        uint bits = FloatBits.Of(x);
        ulong significand = bits & 0x007F_FFFF | 0x0080_0000;
        int start = (int)(bits >> 23) - 150 + 30;
        int word = start >> 5, shift = 32 - (start & 31);
        ulong first = TwoOverPiWord(word), second = TwoOverPiWord(word + 1);
        ulong third = TwoOverPiWord(word + 2), fourth = TwoOverPiWord(word + 3);
        ulong high = (first << 32 | second) >> shift & 0xFFFF_FFFF;
        ulong middle = (second << 32 | third) >> shift & 0xFFFF_FFFF;
        ulong low = (third << 32 | fourth) >> shift & 0xFFFF_FFFF;
        return (significand * high << 32) + significand * middle + (significand * low >> 32);
    }

    /// <summary>The bits of 2/π behind 32 zeros.</summary>
    static ulong TwoOverPiWord(int index) => index switch
    {
        0 => 0,
        1 => 0xA2F9_836E,
        2 => 0x4E44_1529,
        3 => 0xFC27_57D1,
        4 => 0xF534_DDC0,
        5 => 0xDB62_9599,
        6 => 0x3C43_9041,
        _ => 0xFE51_63AB,
    };

    static float SinNearZero(float x, float square)
    {
        float p = -0.000195166576f * square + 0.00833217334f;
        p = p * square + -0.166666552f;
        return p * square * x + x;
    }

    static float CosNearZero(float square)
    {
        float p = 2.44377334e-5f * square + -0.00138873619f;
        p = p * square + 0.0416666456f;
        return p * square * square + (-0.5f * square + 1f);
    }
}
