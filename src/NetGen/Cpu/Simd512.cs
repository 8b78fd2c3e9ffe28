using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Cpu;

// The members' documentation is that of ISimd.
#pragma warning disable CS1591

/// <summary>Sixteen lanes: AVX-512 (F and DQ).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Simd512 : ISimd<Simd512>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    readonly Vector512<float> value;

    [MethodImpl(Inline)]
    Simd512(Vector512<float> value) => this.value = value;

    public static int Count => 16;

    public static bool IsSupported => Avx512F.IsSupported && Avx512DQ.IsSupported && Avx2.IsSupported && Fma.IsSupported;

    public static Simd512 Zero
    {
        [MethodImpl(Inline)]
        get => new(Vector512<float>.Zero);
    }

    static Vector512<int> LaneNumbers
    {
        [MethodImpl(Inline)]
        get => Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    [MethodImpl(Inline)]
    public static Simd512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(Inline)]
    public static Simd512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(Inline)]
    public static Simd512 Load(float* source, Simd512 lanes) => new(Avx512F.MaskLoad(source, lanes.value, Vector512<float>.Zero));

    [MethodImpl(Inline)]
    public static Simd512 LoadStrided(float* source, nint stride, Simd512 lanes) => new(StridedAccess.Load512(source, stride, lanes.value));

    [MethodImpl(Inline)]
    public static Simd512 LoadInt32(int* source, Simd512 lanes) => FromInt32Bits(Load((float*)source, lanes));

    [MethodImpl(Inline)]
    public void Store(float* target) => value.Store(target);

    [MethodImpl(Inline)]
    public void Store(float* target, Simd512 lanes) => Avx512F.MaskStore(target, lanes.value, value);

    public void StoreStrided(float* target, nint stride, Simd512 lanes)
    {
        if (stride == 2)
        {
            StridedAccess.StorePairs512(target, value, lanes.value);
            return;
        }

        ulong set = lanes.value.ExtractMostSignificantBits();
        for (int lane = 0; lane < Count; lane++)
        {
            if ((set >> lane & 1) != 0)
            {
                target[lane * stride] = value.GetElement(lane);
            }
        }
    }

    [MethodImpl(Inline)]
    public void StoreInt32(int* target, Simd512 lanes) => ToInt32Bits(this).Store((float*)target, lanes);

    [MethodImpl(Inline)]
    public static Simd512 Lanes(nint remaining)
    {
        int set = (int)(remaining < Count ? remaining > 0 ? remaining : 0 : Count);
        return new(Vector512.LessThan(LaneNumbers, Vector512.Create(set)).AsSingle());
    }

    [MethodImpl(Inline)]
    public static Simd512 Iota(nint start) => new(Vector512.ConvertToSingle(Vector512.Create((int)start) + LaneNumbers));

    [MethodImpl(Inline)]
    public static Simd512 operator +(Simd512 left, Simd512 right) => new(left.value + right.value);

    [MethodImpl(Inline)]
    public static Simd512 operator -(Simd512 left, Simd512 right) => new(left.value - right.value);

    [MethodImpl(Inline)]
    public static Simd512 operator *(Simd512 left, Simd512 right) => new(left.value * right.value);

    [MethodImpl(Inline)]
    public static Simd512 operator /(Simd512 left, Simd512 right) => new(left.value / right.value);

    [MethodImpl(Inline)]
    public static Simd512 operator -(Simd512 value) => new(value.value ^ Vector512.Create(-0f));

    [MethodImpl(Inline)]
    public static Simd512 MultiplyAdd(Simd512 left, Simd512 right, Simd512 addend) =>
        new(Avx512F.FusedMultiplyAdd(left.value, right.value, addend.value));

    [MethodImpl(Inline)]
    public static Simd512 Max(Simd512 left, Simd512 right) => Select(Equal(left, left), AtLeast(right, left), left);

    [MethodImpl(Inline)]
    public static Simd512 Min(Simd512 left, Simd512 right) => Select(Equal(left, left), AtMost(right, left), left);

    [MethodImpl(Inline)]
    public static Simd512 AtLeast(Simd512 value, Simd512 bound) => new(Avx512F.Max(bound.value, value.value));

    [MethodImpl(Inline)]
    public static Simd512 AtMost(Simd512 value, Simd512 bound) => new(Avx512F.Min(bound.value, value.value));

    [MethodImpl(Inline)]
    public static Simd512 Sqrt(Simd512 value) => new(Vector512.Sqrt(value.value));

    [MethodImpl(Inline)]
    public static Simd512 Abs(Simd512 value) => new(Vector512.Abs(value.value));

    [MethodImpl(Inline)]
    public static Simd512 Floor(Simd512 value) => new(Avx512F.RoundScale(value.value, 1));

    [MethodImpl(Inline)]
    public static Simd512 Ceiling(Simd512 value) => new(Avx512F.RoundScale(value.value, 2));

    [MethodImpl(Inline)]
    public static Simd512 Truncate(Simd512 value) => new(Avx512F.RoundScale(value.value, 3));

    [MethodImpl(Inline)]
    public static Simd512 RoundToNearest(Simd512 value) => new(Avx512F.RoundScale(value.value, 0));

    [MethodImpl(Inline)]
    public static Simd512 Sign(Simd512 value) => Select(Less(Zero, Abs(value)), Or(Create(1), And(value, Create(-0f))), value);

    [MethodImpl(Inline)]
    public static Simd512 Less(Simd512 left, Simd512 right) => new(Avx512F.CompareLessThan(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd512 LessOrEqual(Simd512 left, Simd512 right) => new(Avx512F.CompareLessThanOrEqual(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd512 Equal(Simd512 left, Simd512 right) => new(Avx512F.CompareEqual(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd512 And(Simd512 left, Simd512 right) => new(left.value & right.value);

    [MethodImpl(Inline)]
    public static Simd512 Or(Simd512 left, Simd512 right) => new(left.value | right.value);

    [MethodImpl(Inline)]
    public static Simd512 Xor(Simd512 left, Simd512 right) => new(left.value ^ right.value);

    [MethodImpl(Inline)]
    public static Simd512 Not(Simd512 value) => new(~value.value);

    [MethodImpl(Inline)]
    public static Simd512 Select(Simd512 mask, Simd512 ifSet, Simd512 ifUnset) =>
        new(Avx512F.BlendVariable(ifUnset.value, ifSet.value, mask.value));

    [MethodImpl(Inline)]
    public static Simd512 CreateBits(uint bits) => new(Vector512.Create(bits).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 AddBits(Simd512 left, Simd512 right) => new((left.value.AsInt32() + right.value.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 SubtractBits(Simd512 left, Simd512 right) => new((left.value.AsInt32() - right.value.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 ShiftLeft(Simd512 value, int count) => new((value.value.AsInt32() << count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 ShiftRight(Simd512 value, int count) => new((value.value.AsInt32() >>> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 ShiftRightArithmetic(Simd512 value, int count) => new((value.value.AsInt32() >> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 RotateLeft(Simd512 value, int count) =>
        new(Avx512F.RotateLeftVariable(value.value.AsInt32(), Vector512.Create((uint)count)).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 ToInt32Bits(Simd512 value) => new(Vector512.ConvertToInt32Native(value.value).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 FromInt32Bits(Simd512 bits) => new(Vector512.ConvertToSingle(bits.value.AsInt32()));

    [MethodImpl(Inline)]
    public static Simd512 ScaleByPowerOfTwo(Simd512 value, Simd512 exponent) => new(Avx512F.Scale(value.value, exponent.value));

    [MethodImpl(Inline)]
    public static float Sum(Simd512 value) => Simd256.Sum(Fold(value));

    [MethodImpl(Inline)]
    public static Simd128 Sums(Simd512 first, Simd512 second, Simd512 third, Simd512 fourth) =>
        Simd256.Sums(Fold(first), Fold(second), Fold(third), Fold(fourth));

    [MethodImpl(Inline)]
    static Simd256 Fold(Simd512 value) => Simd256.Create(value.value.GetLower()) + Simd256.Create(value.value.GetUpper());

    [MethodImpl(Inline)]
    public static float MaxAcross(Simd512 value) =>
        Simd256.MaxAcross(Simd256.Max(Simd256.Create(value.value.GetLower()), Simd256.Create(value.value.GetUpper())));

    [MethodImpl(Inline)]
    public static float MinAcross(Simd512 value) =>
        Simd256.MinAcross(Simd256.Min(Simd256.Create(value.value.GetLower()), Simd256.Create(value.value.GetUpper())));

    [MethodImpl(Inline)]
    public static Simd512 Exp(Simd512 value) => Exponential.Exp(value);

    [MethodImpl(Inline)]
    public static Simd512 Log(Simd512 value) => Logarithm.Log(value);

    [MethodImpl(Inline)]
    public static Simd512 Log1p(Simd512 value) => Logarithm.Log1p(value);

    [MethodImpl(Inline)]
    public static Simd512 Tanh(Simd512 value) => Hyperbolic.Tanh(value);

    [MethodImpl(Inline)]
    public static Simd512 Sigmoid(Simd512 value) => Hyperbolic.Sigmoid(value);

    [MethodImpl(Inline)]
    public static Simd512 Erf(Simd512 value) => ErrorFunction.Erf(value);

    [MethodImpl(Inline)]
    public static Simd512 Sin(Simd512 value) => Trigonometric.Sin(value);

    [MethodImpl(Inline)]
    public static Simd512 Cos(Simd512 value) => Trigonometric.Cos(value);

    [MethodImpl(Inline)]
    public static Simd512 Atan(Simd512 value) => ArcTangent.Atan(value);

    [MethodImpl(Inline)]
    public static Simd512 Pow(Simd512 value, Simd512 exponent) => Power.Pow(value, exponent);

    [MethodImpl(Inline)]
    public static Simd512 Uniform(ulong key, nint counter) => Threefry.Uniform<Simd512>(key, counter);
}
