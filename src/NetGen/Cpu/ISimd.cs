using System.ComponentModel;

namespace NetGen.Cpu;

/// <summary>
/// One register of float32 lanes. Kernels are generic over it (<c>where V : struct, ISimd&lt;V&gt;</c>), so that one source gives
/// 512-, 256- and 128-bit code with the same results. A mask is a register whose lanes have all bits set or none.
/// </summary>
/// <typeparam name="TSelf">The implementing register.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe interface ISimd<TSelf>
    where TSelf : struct, ISimd<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Whether this machine has the instructions of this register; nothing else may be called where it has not.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Zero in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary><paramref name="value"/> in every lane.</summary>
    static abstract TSelf Create(float value);

    /// <summary>Reads <see cref="Count"/> consecutive numbers; no alignment is asked.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>Reads the lanes that are set in <paramref name="lanes"/>; the others are 0 and their memory is not touched.</summary>
    static abstract TSelf Load(float* source, TSelf lanes);

    /// <summary>Lane l is <c>source[l * stride]</c> where <paramref name="lanes"/> is set, else 0 with its memory not touched.</summary>
    static abstract TSelf LoadStrided(float* source, nint stride, TSelf lanes);

    /// <summary>Reads int32 numbers and converts them to float32; lanes that are not set are 0 and not touched.</summary>
    static abstract TSelf LoadInt32(int* source, TSelf lanes);

    /// <summary>Writes all lanes.</summary>
    void Store(float* target);

    /// <summary>Writes the lanes that are set in <paramref name="lanes"/>; the memory of the others is not touched.</summary>
    void Store(float* target, TSelf lanes);

    /// <summary>Lane l goes to <c>target[l * stride]</c> where <paramref name="lanes"/> is set.</summary>
    void StoreStrided(float* target, nint stride, TSelf lanes);

    /// <summary>Writes the set lanes as int32, truncated towards zero.</summary>
    void StoreInt32(int* target, TSelf lanes);

    /// <summary>The mask of the lanes below <paramref name="remaining"/>: none for 0 or less, all from <see cref="Count"/> on.</summary>
    static abstract TSelf Lanes(nint remaining);

    /// <summary>start, start + 1, start + 2, …; |start| must be below 2^31.</summary>
    static abstract TSelf Iota(nint start);

    /// <summary>Sum of two registers.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Difference of two registers.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Product of two registers.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Quotient of two registers.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The sign of every lane flipped, that of zero and NaN included.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>left * right + addend, with one rounding where the machine has fused multiply-add.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The larger of two; NaN when either is.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller of two; NaN when either is.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary><see cref="Max"/> for a bound that is never NaN: one instruction, NaN in <paramref name="value"/> passes.</summary>
    static abstract TSelf AtLeast(TSelf value, TSelf bound);

    /// <summary><see cref="Min"/> for a bound that is never NaN: one instruction, NaN in <paramref name="value"/> passes.</summary>
    static abstract TSelf AtMost(TSelf value, TSelf bound);

    /// <summary>The correctly rounded square root; NaN below zero.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The absolute value.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The largest integer that is not above the value.</summary>
    static abstract TSelf Floor(TSelf value);

    /// <summary>The smallest integer that is not below the value.</summary>
    static abstract TSelf Ceiling(TSelf value);

    /// <summary>The value without its fraction.</summary>
    static abstract TSelf Truncate(TSelf value);

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract TSelf RoundToNearest(TSelf value);

    /// <summary>-1, 0 or 1; NaN for NaN.</summary>
    static abstract TSelf Sign(TSelf value);

    /// <summary>The mask of left &lt; right; unset when either is NaN.</summary>
    static abstract TSelf Less(TSelf left, TSelf right);

    /// <summary>The mask of left &lt;= right; unset when either is NaN.</summary>
    static abstract TSelf LessOrEqual(TSelf left, TSelf right);

    /// <summary>The mask of left == right; unset when either is NaN.</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    /// <summary>Bitwise and.</summary>
    static abstract TSelf And(TSelf left, TSelf right);

    /// <summary>Bitwise or.</summary>
    static abstract TSelf Or(TSelf left, TSelf right);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TSelf Xor(TSelf left, TSelf right);

    /// <summary>Bitwise complement.</summary>
    static abstract TSelf Not(TSelf value);

    /// <summary><paramref name="ifSet"/> where the mask is set, else <paramref name="ifUnset"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf ifSet, TSelf ifUnset);

    /// <summary>The same 32 bits in every lane.</summary>
    static abstract TSelf CreateBits(uint bits);

    /// <summary>Sum of the lanes read as 32-bit integers, modulo 2^32.</summary>
    static abstract TSelf AddBits(TSelf left, TSelf right);

    /// <summary>Difference of the lanes read as 32-bit integers, modulo 2^32.</summary>
    static abstract TSelf SubtractBits(TSelf left, TSelf right);

    /// <summary>The lanes' bits shifted left.</summary>
    static abstract TSelf ShiftLeft(TSelf value, int count);

    /// <summary>The lanes' bits shifted right, zeros moving in.</summary>
    static abstract TSelf ShiftRight(TSelf value, int count);

    /// <summary>The lanes' bits shifted right, the sign bit moving in.</summary>
    static abstract TSelf ShiftRightArithmetic(TSelf value, int count);

    /// <summary>The lanes' bits rotated left.</summary>
    static abstract TSelf RotateLeft(TSelf value, int count);

    /// <summary>The lanes truncated to int32, as bits; undefined outside of the range of int32.</summary>
    static abstract TSelf ToInt32Bits(TSelf value);

    /// <summary>The lanes' bits read as int32 and converted to float32.</summary>
    static abstract TSelf FromInt32Bits(TSelf bits);

    /// <summary>value * 2^exponent for integral exponents of at most 252 in magnitude, rounded once.</summary>
    static abstract TSelf ScaleByPowerOfTwo(TSelf value, TSelf exponent);

    /// <summary>The sum of all lanes: halves added to halves until one lane is left.</summary>
    static abstract float Sum(TSelf value);

    /// <summary>Four sums at once, in the same order of additions as <see cref="Sum"/>.</summary>
    static abstract Simd128 Sums(TSelf first, TSelf second, TSelf third, TSelf fourth);

    /// <summary>The largest lane; NaN when any is.</summary>
    static abstract float MaxAcross(TSelf value);

    /// <summary>The smallest lane; NaN when any is.</summary>
    static abstract float MinAcross(TSelf value);

    /// <summary>e^x, within 2 ulp.</summary>
    static abstract TSelf Exp(TSelf value);

    /// <summary>The natural logarithm, within 2 ulp; -inf at 0, NaN below.</summary>
    static abstract TSelf Log(TSelf value);

    /// <summary>log(1 + x), accurate near 0.</summary>
    static abstract TSelf Log1p(TSelf value);

    /// <summary>The hyperbolic tangent.</summary>
    static abstract TSelf Tanh(TSelf value);

    /// <summary>1 / (1 + e^-x).</summary>
    static abstract TSelf Sigmoid(TSelf value);

    /// <summary>The error function.</summary>
    static abstract TSelf Erf(TSelf value);

    /// <summary>The sine; an absolute error below 2e-7.</summary>
    static abstract TSelf Sin(TSelf value);

    /// <summary>The cosine; an absolute error below 2e-7.</summary>
    static abstract TSelf Cos(TSelf value);

    /// <summary>The arc tangent, within 3 ulp.</summary>
    static abstract TSelf Atan(TSelf value);

    /// <summary>value^exponent as IEEE's pow: a negative base with integral exponents only, anything^0 = 1.</summary>
    static abstract TSelf Pow(TSelf value, TSelf exponent);

    /// <summary>Lane l is number counter + l of the uniforms in [0, 1) of <paramref name="key"/>: see <see cref="Threefry"/>.</summary>
    static abstract TSelf Uniform(ulong key, nint counter);
}
