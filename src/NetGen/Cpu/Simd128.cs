using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Cpu;

// The members' documentation is that of ISimd.
#pragma warning disable CS1591

/// <summary>Four lanes: SSE, NEON or software, with FMA where there is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Simd128 : ISimd<Simd128>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    readonly Vector128<float> value;

    [MethodImpl(Inline)]
    Simd128(Vector128<float> value) => this.value = value;

    public static int Count => 4;

    public static bool IsSupported => true;

    public static Simd128 Zero
    {
        [MethodImpl(Inline)]
        get => new(Vector128<float>.Zero);
    }

    static Vector128<int> LaneNumbers
    {
        [MethodImpl(Inline)]
        get => Vector128.Create(0, 1, 2, 3);
    }

    [MethodImpl(Inline)]
    public static Simd128 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(Inline)]
    public static Simd128 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(Inline)]
    public static Simd128 Load(float* source, Simd128 lanes) =>
        new(Avx.IsSupported ? Avx.MaskLoad(source, lanes.value) : LoadLanes(source, lanes.value));

    [MethodImpl(Inline)]
    public static Simd128 LoadStrided(float* source, nint stride, Simd128 lanes) => new(StridedAccess.Load128(source, stride, lanes.value));

    [MethodImpl(Inline)]
    public static Simd128 LoadInt32(int* source, Simd128 lanes) => FromInt32Bits(Load((float*)source, lanes));

    [MethodImpl(Inline)]
    public void Store(float* target) => value.Store(target);

    [MethodImpl(Inline)]
    public void Store(float* target, Simd128 lanes) => StoreLanes(target, lanes.value);

    public void StoreStrided(float* target, nint stride, Simd128 lanes)
    {
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
    public void StoreInt32(int* target, Simd128 lanes) => ToInt32Bits(this).Store((float*)target, lanes);

    [MethodImpl(Inline)]
    public static Simd128 Lanes(nint remaining)
    {
        int set = (int)(remaining < Count ? remaining > 0 ? remaining : 0 : Count);
        return new(Vector128.LessThan(LaneNumbers, Vector128.Create(set)).AsSingle());
    }

    [MethodImpl(Inline)]
    public static Simd128 Iota(nint start) => new(Vector128.ConvertToSingle(Vector128.Create((int)start) + LaneNumbers));

    [MethodImpl(Inline)]
    public static Simd128 operator +(Simd128 left, Simd128 right) => new(left.value + right.value);

    [MethodImpl(Inline)]
    public static Simd128 operator -(Simd128 left, Simd128 right) => new(left.value - right.value);

    [MethodImpl(Inline)]
    public static Simd128 operator *(Simd128 left, Simd128 right) => new(left.value * right.value);

    [MethodImpl(Inline)]
    public static Simd128 operator /(Simd128 left, Simd128 right) => new(left.value / right.value);

    [MethodImpl(Inline)]
    public static Simd128 operator -(Simd128 value) => new(value.value ^ Vector128.Create(-0f));

    [MethodImpl(Inline)]
    public static Simd128 MultiplyAdd(Simd128 left, Simd128 right, Simd128 addend) =>
        new(Vector128.MultiplyAddEstimate(left.value, right.value, addend.value));

    [MethodImpl(Inline)]
    public static Simd128 Max(Simd128 left, Simd128 right) => Select(Equal(left, left), AtLeast(right, left), left);

    [MethodImpl(Inline)]
    public static Simd128 Min(Simd128 left, Simd128 right) => Select(Equal(left, left), AtMost(right, left), left);

    [MethodImpl(Inline)]
    public static Simd128 AtLeast(Simd128 value, Simd128 bound) =>
        Sse.IsSupported ? new(Sse.Max(bound.value, value.value)) : Select(Less(value, bound), bound, value);

    [MethodImpl(Inline)]
    public static Simd128 AtMost(Simd128 value, Simd128 bound) =>
        Sse.IsSupported ? new(Sse.Min(bound.value, value.value)) : Select(Less(bound, value), bound, value);

    [MethodImpl(Inline)]
    public static Simd128 Sqrt(Simd128 value) => new(Vector128.Sqrt(value.value));

    [MethodImpl(Inline)]
    public static Simd128 Abs(Simd128 value) => new(Vector128.Abs(value.value));

    [MethodImpl(Inline)]
    public static Simd128 Floor(Simd128 value) => new(Vector128.Floor(value.value));

    [MethodImpl(Inline)]
    public static Simd128 Ceiling(Simd128 value) => new(Vector128.Ceiling(value.value));

    [MethodImpl(Inline)]
    public static Simd128 Truncate(Simd128 value) => new(Vector128.Truncate(value.value));

    [MethodImpl(Inline)]
    public static Simd128 RoundToNearest(Simd128 value) => new(Vector128.Round(value.value, MidpointRounding.ToEven));

    [MethodImpl(Inline)]
    public static Simd128 Sign(Simd128 value) => Select(Less(Zero, Abs(value)), Or(Create(1), And(value, Create(-0f))), value);

    [MethodImpl(Inline)]
    public static Simd128 Less(Simd128 left, Simd128 right) => new(Vector128.LessThan(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd128 LessOrEqual(Simd128 left, Simd128 right) => new(Vector128.LessThanOrEqual(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd128 Equal(Simd128 left, Simd128 right) => new(Vector128.Equals(left.value, right.value));

    [MethodImpl(Inline)]
    public static Simd128 And(Simd128 left, Simd128 right) => new(left.value & right.value);

    [MethodImpl(Inline)]
    public static Simd128 Or(Simd128 left, Simd128 right) => new(left.value | right.value);

    [MethodImpl(Inline)]
    public static Simd128 Xor(Simd128 left, Simd128 right) => new(left.value ^ right.value);

    [MethodImpl(Inline)]
    public static Simd128 Not(Simd128 value) => new(~value.value);

    [MethodImpl(Inline)]
    public static Simd128 Select(Simd128 mask, Simd128 ifSet, Simd128 ifUnset) =>
        new(Vector128.ConditionalSelect(mask.value, ifSet.value, ifUnset.value));

    [MethodImpl(Inline)]
    public static Simd128 CreateBits(uint bits) => new(Vector128.Create(bits).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 AddBits(Simd128 left, Simd128 right) => new((left.value.AsInt32() + right.value.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 SubtractBits(Simd128 left, Simd128 right) => new((left.value.AsInt32() - right.value.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 ShiftLeft(Simd128 value, int count) => new((value.value.AsInt32() << count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 ShiftRight(Simd128 value, int count) => new((value.value.AsInt32() >>> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 ShiftRightArithmetic(Simd128 value, int count) => new((value.value.AsInt32() >> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 RotateLeft(Simd128 value, int count) =>
        new((value.value.AsInt32() << count | value.value.AsInt32() >>> (32 - count)).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 ToInt32Bits(Simd128 value) => new(Vector128.ConvertToInt32Native(value.value).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 FromInt32Bits(Simd128 bits) => new(Vector128.ConvertToSingle(bits.value.AsInt32()));

    [MethodImpl(Inline)]
    public static Simd128 ScaleByPowerOfTwo(Simd128 value, Simd128 exponent) => PowerOfTwo.Scale(value, exponent);

    [MethodImpl(Inline)]
    internal static Simd128 Create(Vector128<float> value) => new(value);

    [MethodImpl(Inline)]
    public static float Sum(Simd128 value)
    {
        var halves = value.value + Vector128.Shuffle(value.value, Vector128.Create(2, 3, 0, 1));
        return halves.GetElement(0) + halves.GetElement(1);
    }

    [MethodImpl(Inline)]
    public static Simd128 Sums(Simd128 first, Simd128 second, Simd128 third, Simd128 fourth)
    {
        if (!Sse.IsSupported)
        {
            return new(Vector128.Create(Sum(first), Sum(second), Sum(third), Sum(fourth)));
        }

        var firstHalves = Sse.MoveLowToHigh(first.value, second.value) + Sse.MoveHighToLow(second.value, first.value);
        var secondHalves = Sse.MoveLowToHigh(third.value, fourth.value) + Sse.MoveHighToLow(fourth.value, third.value);
        var even = Sse.Shuffle(firstHalves, secondHalves, 0b10_00_10_00);
        var odd = Sse.Shuffle(firstHalves, secondHalves, 0b11_01_11_01);
        return new(even + odd);
    }

    [MethodImpl(Inline)]
    public static float MaxAcross(Simd128 value)
    {
        var halves = Max(value, new(Vector128.Shuffle(value.value, Vector128.Create(2, 3, 0, 1))));
        return Max(halves, new(Vector128.Shuffle(halves.value, Vector128.Create(1, 0, 3, 2)))).value.ToScalar();
    }

    [MethodImpl(Inline)]
    public static float MinAcross(Simd128 value)
    {
        var halves = Min(value, new(Vector128.Shuffle(value.value, Vector128.Create(2, 3, 0, 1))));
        return Min(halves, new(Vector128.Shuffle(halves.value, Vector128.Create(1, 0, 3, 2)))).value.ToScalar();
    }

    /// <summary>Reads four numbers of each of four rows and writes them as four columns.</summary>
    [MethodImpl(Inline)]
    internal static void Transpose(float* first, float* second, float* third, float* fourth, float* target, nint targetRow)
    {
        if (!Sse.IsSupported)
        {
            for (int p = 0; p < Count; p++)
            {
                Vector128.Create(first[p], second[p], third[p], fourth[p]).Store(target + p * targetRow);
            }

            return;
        }

        var lowFirst = Sse.UnpackLow(Vector128.Load(first), Vector128.Load(second));
        var highFirst = Sse.UnpackHigh(Vector128.Load(first), Vector128.Load(second));
        var lowSecond = Sse.UnpackLow(Vector128.Load(third), Vector128.Load(fourth));
        var highSecond = Sse.UnpackHigh(Vector128.Load(third), Vector128.Load(fourth));
        Sse.MoveLowToHigh(lowFirst, lowSecond).Store(target);
        Sse.MoveHighToLow(lowSecond, lowFirst).Store(target + targetRow);
        Sse.MoveLowToHigh(highFirst, highSecond).Store(target + 2 * targetRow);
        Sse.MoveHighToLow(highSecond, highFirst).Store(target + 3 * targetRow);
    }

    static Vector128<float> LoadLanes(float* source, Vector128<float> lanes)
    {
        var result = Vector128<float>.Zero;
        uint set = lanes.ExtractMostSignificantBits();
        for (int lane = 0; lane < Count; lane++)
        {
            if ((set >> lane & 1) != 0)
            {
                result = result.WithElement(lane, source[lane]);
            }
        }

        return result;
    }

    [MethodImpl(Inline)]
    void StoreLanes(float* target, Vector128<float> lanes)
    {
        if (Avx.IsSupported)
        {
            Avx.MaskStore(target, lanes, value);
        }
        else
        {
            StoreStrided(target, 1, new(lanes));
        }
    }

    [MethodImpl(Inline)]
    public static Simd128 Exp(Simd128 value) => Exponential.Exp(value);

    [MethodImpl(Inline)]
    public static Simd128 Log(Simd128 value) => Logarithm.Log(value);

    [MethodImpl(Inline)]
    public static Simd128 Log1p(Simd128 value) => Logarithm.Log1p(value);

    [MethodImpl(Inline)]
    public static Simd128 Tanh(Simd128 value) => Hyperbolic.Tanh(value);

    [MethodImpl(Inline)]
    public static Simd128 Sigmoid(Simd128 value) => Hyperbolic.Sigmoid(value);

    [MethodImpl(Inline)]
    public static Simd128 Erf(Simd128 value) => ErrorFunction.Erf(value);

    [MethodImpl(Inline)]
    public static Simd128 Sin(Simd128 value) => Trigonometric.Sin(value);

    [MethodImpl(Inline)]
    public static Simd128 Cos(Simd128 value) => Trigonometric.Cos(value);

    [MethodImpl(Inline)]
    public static Simd128 Atan(Simd128 value) => ArcTangent.Atan(value);

    [MethodImpl(Inline)]
    public static Simd128 Pow(Simd128 value, Simd128 exponent) => Power.Pow(value, exponent);

    [MethodImpl(Inline)]
    public static Simd128 Uniform(ulong key, nint counter) => Threefry.Uniform<Simd128>(key, counter);
}
