using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// Powers: e^(y log x), with the logarithm and the product in two floats each, because an error of the exponent is multiplied by up to 88.
/// </summary>
static class Power
{
    // ln 2 in two parts; the first has 16 bits, so that an exponent times it is exact.
    const float Ln2High = 0.693145751953125f, Ln2Low = 1.428606765e-6f;

    // Exponents beyond 2^46 give 0, 1 or infinity whatever they are, and the products below must not overflow.
    const float LargestExponent = 1L << 46;

    /// <summary>IEEE's pow within 4e-7 relative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Pow<V>(V value, V exponent)
        where V : struct, ISimd<V>
    {
        V one = V.Create(1);
        V size = V.Abs(value);
        V result = PowOfPositive(size, exponent);

        V isInteger = V.Equal(V.Floor(exponent), exponent);
        V half = exponent * V.Create(0.5f);
        V isOdd = V.And(isInteger, V.Not(V.Equal(V.Floor(half), half)));
        V signBit = V.And(value, V.Create(-0f));
        result = V.Or(result, V.And(signBit, isOdd));
        V impossible = V.And(V.And(V.Less(value, V.Zero), V.Less(size, V.Create(float.PositiveInfinity))), V.Not(isInteger));
        result = V.Select(impossible, V.Create(float.NaN), result);
        V isOne = V.Or(V.Equal(exponent, V.Zero), V.Equal(value, one));
        return V.Select(isOne, one, result);
    }

    /// <summary>size^exponent for sizes that are not negative, 0, infinity and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V PowOfPositive<V>(V size, V exponent)
        where V : struct, ISimd<V>
    {
        V infinity = V.Create(float.PositiveInfinity);
        V high = Log(size, out V low);

        V largest = V.Create(LargestExponent);
        V y = V.AtMost(V.AtLeast(exponent, -largest), largest);
        V product = Product(high, y, out V rest);
        rest = V.MultiplyAdd(low, y, rest);
        V finite = Exponential.ExpOfSum(product, V.Select(V.Less(V.Abs(product), V.Create(200)), rest, V.Zero));

        V rising = V.Select(V.Less(V.Zero, exponent), infinity, V.Zero);
        V falling = V.Select(V.Less(V.Zero, exponent), V.Zero, infinity);
        V result = V.Select(V.Equal(size, infinity), rising, V.Select(V.Equal(size, V.Zero), falling, finite));
        V endless = V.Equal(V.Abs(exponent), infinity);
        result = V.Select(V.And(endless, V.Equal(size, V.Create(1))), V.Create(1), result);
        V isNaN = V.Not(V.And(V.Equal(size, size), V.Equal(exponent, exponent)));
        return V.Select(isNaN, size + exponent, result);
    }

    /// <summary>log(value) = result + low, by log m = 2 artanh(s) with s = (m - 1) / (m + 1) in two floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Log<V>(V value, out V low)
        where V : struct, ISimd<V>
    {
        V e = Logarithm.Split(value, out V m);
        V numerator = m - V.Create(1);
        V denominator = m + V.Create(1);
        V denominatorLow = m - (denominator - V.Create(1));
        V s = numerator / denominator;
        V product = Product(s, denominator, out V productLow);
        V sLow = (((numerator - product) - productLow) - s * denominatorLow) / denominator;

        V square = s * s;
        V p = V.MultiplyAdd(V.Create(0.235859036f), square, V.Create(0.285371214f));
        p = V.MultiplyAdd(p, square, V.Create(0.400003374f));
        p = V.MultiplyAdd(p, square, V.Create(0.666666627f));
        V tail = V.MultiplyAdd(p * square, s, sLow + sLow);

        V whole = e * V.Create(Ln2High);
        V twice = s + s;
        V sum = Add(whole, twice, out V sumLow);
        return Add(sum, sumLow + V.MultiplyAdd(e, V.Create(Ln2Low), tail), out low);
    }

    /// <summary>left + right = result + low exactly (Knuth's two-sum).</summary>
    static V Add<V>(V left, V right, out V low)
        where V : struct, ISimd<V>
    {
        V sum = left + right;
        V rightPart = sum - left;
        low = (left - (sum - rightPart)) + (right - rightPart);
        return sum;
    }

    /// <summary>left * right = result + low up to 2^-48, by splitting the factors (Dekker, 1971); it needs no fused multiply-add.</summary>
    static V Product<V>(V left, V right, out V low)
        where V : struct, ISimd<V>
    {
        V upperBits = V.CreateBits(0xFFFFF000);
        V leftHigh = V.And(left, upperBits), rightHigh = V.And(right, upperBits);
        V leftLow = left - leftHigh, rightLow = right - rightHigh;
        V product = left * right;
        low = ((leftHigh * rightHigh - product) + leftHigh * rightLow + leftLow * rightHigh) + leftLow * rightLow;
        return product;
    }
}
