using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Cpu;

// The members' documentation is that of ISimd.
#pragma warning disable CS1591

/// <summary>Eight lanes: AVX2 and FMA.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Simd256 : ISimd<Simd256>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    readonly Vector256<float> value;

    [MethodImpl(Inline)]
    Simd256(Vector256<float> value) => this.value = value;

    public static int Count => 8;

    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    public static Simd256 Zero
    {
        [MethodImpl(Inline)]
        get => new(Vector256<float>.Zero);
    }

    static Vector256<int> LaneNumbers
    {
        [MethodImpl(Inline)]
        get => Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
    }

    [MethodImpl(Inline)]
    public static Simd256 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(Inline)]
    public static Simd256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(Inline)]
    public static Simd256 Load(float* source, Simd256 lanes) => new(Avx.MaskLoad(source, lanes.value));

    [MethodImpl(Inline)]
    public static Simd256 LoadStrided(float* source, nint stride, Simd256 lanes) => new(StridedAccess.Load256(source, stride, lanes.value));

    [MethodImpl(Inline)]
    public static Simd256 LoadInt32(int* source, Simd256 lanes) => FromInt32Bits(Load((float*)source, lanes));

    [MethodImpl(Inline)]
    public void Store(float* target) => value.Store(target);

    [MethodImpl(Inline)]
    public void Store(float* target, Simd256 lanes) => Avx.MaskStore(target, lanes.value, value);

    public void StoreStrided(float* target, nint stride, Simd256 lanes)
    {
        if (stride == 2)
        {
            StridedAccess.StorePairs256(target, value, lanes.value);
            return;
        }

        uint set = lanes.value.ExtractMostSignificantBits();
        for (int lane = 0; lane < Count; lane++)
        {
            if ((set >> lane & 1) != 0)
            {
                target[lane * stride] = value.GetElement(lane);
            }
        }
    }

    [MethodImpl(Inline)]
    public void StoreInt32(int* target, Simd256 lanes) => ToInt32Bits(this).Store((float*)target, lanes);

    [MethodImpl(Inline)]
    public static Simd256 Lanes(nint remaining)
    {
        int set = (int)(remaining < Count ? remaining > 0 ? remaining : 0 : Count);
        return new(Vector256.LessThan(LaneNumbers, Vector256.Create(set)).AsSingle());
    }

    [MethodImpl(Inline)]
    public static Simd256 Iota(nint start) => new(Vector256.ConvertToSingle(Vector256.Create((int)start) + LaneNumbers));

    [MethodImpl(Inline)]
    public static Simd256 operator +(Simd256 left, Simd256 right) => new(left.value + right.value);

    [MethodImpl(Inline)]
    public static Simd256 operator -(Simd256 left, Simd256 right) => new(left.value - right.value);

    [MethodImpl(Inline)]
    public static Simd256 operator *(Simd256 left, Simd256 right) => new(left.value * right.value);

    [MethodImpl(Inline)]
    public static Simd256 operator /(Simd256 left, Simd256 right) => new(left.value / right.value);

    [MethodImpl(Inline)]
    public static Simd256 operator -(Simd256 value) => new(value.value ^ Vector256.Create(-0f));

    [MethodImpl(Inline)]
    public static Simd256 MultiplyAdd(Simd256 left, Simd256 right, Simd256 addend) =>
        new(Fma.MultiplyAdd(left.value, right.value, addend.value));

    [MethodImpl(Inline)]
    public static Simd256 Max(Simd256 left, Simd256 right) => Select(Equal(left, left), AtLeast(right, left), left);

    [MethodImpl(Inline)]
    public static Simd256 Min(Simd256 left, Simd256 right) => Select(Equal(left, left), AtMost(right, left), left);

    [MethodImpl(Inline)]
    public static Simd256 AtLeast(Simd256 value, Simd256 bound) => new(Avx.Max(bound.value, value.value));

    [MethodImpl(Inline)]
    public static Simd256 AtMost(Simd256 value, Simd256 bound) => new(Avx.Min(bound.value, value.value));

    [MethodImpl(Inline)]
    public static Simd256 Sqrt(Simd256 value) => new(Vector256.Sqrt(value.value));

    [MethodImpl(Inline)]
    public static Simd256 Abs(Simd256 value) => new(Vector256.Abs(value.value));

    [MethodImpl(Inline)]
    public static Simd256 Floor(Simd256 value) => new(Avx.Floor(value.value));

    [MethodImpl(Inline)]
    public static Simd256 Ceiling(Simd256 value) => new(Avx.Ceiling(value.value));

    [MethodImpl(Inline)]
    public static Simd256 Truncate(Simd256 value) => new(Avx.RoundToZero(value.value));

    [MethodImpl(Inline)]
    public static Simd256 RoundToNearest(Simd256 value) => new(Avx.RoundToNearestInteger(value.value));

    [MethodImpl(Inline)]
    public static Simd256 Sign(Simd256 value) => Select(Less(Zero, Abs(value)), Or(Create(1), And(value, Create(-0f))), value);

    [MethodImpl(Inline)]
    public static Simd256 Less(Simd256 left, Simd256 right) => new(Avx.CompareLessThan(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd256 LessOrEqual(Simd256 left, Simd256 right) => new(Avx.CompareLessThanOrEqual(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd256 Equal(Simd256 left, Simd256 right) => new(Avx.CompareEqual(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd256 And(Simd256 left, Simd256 right) => new(left.value & right.value);

    [MethodImpl(Inline)]
    public static Simd256 Or(Simd256 left, Simd256 right) => new(left.value | right.value);

    [MethodImpl(Inline)]
    public static Simd256 Xor(Simd256 left, Simd256 right) => new(left.value ^ right.value);

    [MethodImpl(Inline)]
    public static Simd256 Not(Simd256 value) => new(~value.value);

    [MethodImpl(Inline)]
    public static Simd256 Select(Simd256 mask, Simd256 ifSet, Simd256 ifUnset) =>
        new(Avx.BlendVariable(ifUnset.value, ifSet.value, mask.value));

    [MethodImpl(Inline)]
    public static Simd256 CreateBits(uint bits) => new(Vector256.Create(bits).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 AddBits(Simd256 left, Simd256 right) => new((left.value.AsInt32() + right.value.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 SubtractBits(Simd256 left, Simd256 right) => new((left.value.AsInt32() - right.value.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 ShiftLeft(Simd256 value, int count) => new((value.value.AsInt32() << count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 ShiftRight(Simd256 value, int count) => new((value.value.AsInt32() >>> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 ShiftRightArithmetic(Simd256 value, int count) => new((value.value.AsInt32() >> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 RotateLeft(Simd256 value, int count) =>
        new((value.value.AsInt32() << count | value.value.AsInt32() >>> (32 - count)).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 ToInt32Bits(Simd256 value) => new(Vector256.ConvertToInt32Native(value.value).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 FromInt32Bits(Simd256 bits) => new(Vector256.ConvertToSingle(bits.value.AsInt32()));

    [MethodImpl(Inline)]
    public static Simd256 ScaleByPowerOfTwo(Simd256 value, Simd256 exponent) => PowerOfTwo.Scale(value, exponent);

    [MethodImpl(Inline)]
    internal static Simd256 Create(Vector256<float> value) => new(value);

    [MethodImpl(Inline)]
    public static float Sum(Simd256 value) => Simd128.Sum(Fold(value));

    [MethodImpl(Inline)]
    public static Simd128 Sums(Simd256 first, Simd256 second, Simd256 third, Simd256 fourth) =>
        Simd128.Sums(Fold(first), Fold(second), Fold(third), Fold(fourth));

    [MethodImpl(Inline)]
    static Simd128 Fold(Simd256 value) => Simd128.Create(value.value.GetLower()) + Simd128.Create(value.value.GetUpper());

    [MethodImpl(Inline)]
    public static float MaxAcross(Simd256 value) =>
        Simd128.MaxAcross(Simd128.Max(Simd128.Create(value.value.GetLower()), Simd128.Create(value.value.GetUpper())));

    [MethodImpl(Inline)]
    public static float MinAcross(Simd256 value) =>
        Simd128.MinAcross(Simd128.Min(Simd128.Create(value.value.GetLower()), Simd128.Create(value.value.GetUpper())));

    [MethodImpl(Inline)]
    public static Simd256 Exp(Simd256 value) => Exponential.Exp(value);

    [MethodImpl(Inline)]
    public static Simd256 Log(Simd256 value) => Logarithm.Log(value);

    [MethodImpl(Inline)]
    public static Simd256 Log1p(Simd256 value) => Logarithm.Log1p(value);

    [MethodImpl(Inline)]
    public static Simd256 Tanh(Simd256 value) => Hyperbolic.Tanh(value);

    [MethodImpl(Inline)]
    public static Simd256 Sigmoid(Simd256 value) => Hyperbolic.Sigmoid(value);

    [MethodImpl(Inline)]
    public static Simd256 Erf(Simd256 value) => ErrorFunction.Erf(value);

    [MethodImpl(Inline)]
    public static Simd256 Sin(Simd256 value) => Trigonometric.Sin(value);

    [MethodImpl(Inline)]
    public static Simd256 Cos(Simd256 value) => Trigonometric.Cos(value);

    [MethodImpl(Inline)]
    public static Simd256 Atan(Simd256 value) => ArcTangent.Atan(value);

    [MethodImpl(Inline)]
    public static Simd256 Pow(Simd256 value, Simd256 exponent) => Power.Pow(value, exponent);

    [MethodImpl(Inline)]
    public static Simd256 Uniform(ulong key, nint counter) => Threefry.Uniform<Simd256>(key, counter);
}
