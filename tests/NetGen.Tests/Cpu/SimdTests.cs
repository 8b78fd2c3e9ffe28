using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>Lanes, masks, memory and arithmetic of the registers, for each width against scalar code.</summary>
public sealed unsafe class SimdTests
{
    static readonly float[] Numbers =
    [
        0, -0f, 1, -1, 0.5f, -0.5f, 1.5f, 2.5f, -1.5f, -2.5f, 3.25f, 1e10f, -1e10f, 1e-40f, -1e-40f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, 7, 1e-10f, 16777216, -123.456f,
    ];

    public static TheoryData<int> Supported => Widths.Supported;

    [Theory, MemberData(nameof(Supported))]
    public void Arithmetic_is_that_of_scalars(int width)
    {
        CheckBinary<Add>(width, (x, y) => x + y);
        CheckBinary<Subtract>(width, (x, y) => x - y);
        CheckBinary<Multiply>(width, (x, y) => x * y);
        CheckBinary<Divide>(width, (x, y) => x / y);
        CheckUnary<Negate>(width, x => -x);
        CheckUnary<SquareRoot>(width, MathF.Sqrt);
        CheckUnary<Absolute>(width, MathF.Abs);
        CheckUnary<Down>(width, MathF.Floor);
        CheckUnary<TowardsZero>(width, MathF.Truncate);
        CheckUnary<Nearest>(width, x => MathF.Round(x, MidpointRounding.ToEven));
        CheckUnary<Signum>(width, x => float.IsNaN(x) ? x : MathF.Sign(x));
    }

    [Theory, MemberData(nameof(Supported))]
    public void Max_and_min_pass_NaN_from_either_side(int width)
    {
        CheckBinary<Largest>(width, MathF.Max);
        CheckBinary<Smallest>(width, MathF.Min);
        CheckUnary<Rectify>(width, x => float.IsNaN(x) ? x : MathF.Max(x, 0));
        CheckUnary<Cap>(width, x => float.IsNaN(x) ? x : MathF.Min(x, 2));
    }

    [Theory, MemberData(nameof(Supported))]
    public void Comparisons_select(int width)
    {
        CheckBinary<LessThan>(width, (x, y) => x < y ? 1 : 2);
        CheckBinary<AtMost>(width, (x, y) => x <= y ? 1 : 2);
        CheckBinary<Same>(width, (x, y) => x == y ? 1 : 2);
        CheckBinary<Logic>(width, (x, y) => x < y && x < 0 || !(y < 0) ? 1 : 2);
    }

    [Theory, MemberData(nameof(Supported))]
    public void Masks_bound_memory(int width) => Widths.Run(width, new MaskedMemory());

    [Theory, MemberData(nameof(Supported))]
    public void Conversions_and_counts(int width) => Widths.Run(width, new Conversions());

    [Theory, MemberData(nameof(Supported))]
    public void Reductions_go_across(int width) => Widths.Run(width, new Reductions());

    [Theory, MemberData(nameof(Supported))]
    public void Scaling_by_powers_of_two_rounds_once(int width) => Widths.Run(width, new Scaling());

    static void CheckUnary<F>(int width, Func<float, float> expected)
        where F : IUnary
    {
        float[] found = Elementwise.Apply<F>(width, Numbers);
        for (int i = 0; i < Numbers.Length; i++)
        {
            AssertSame(expected(Numbers[i]), found[i], $"{typeof(F).Name}({Numbers[i]:R})");
        }
    }

    static void CheckBinary<F>(int width, Func<float, float, float> expected)
        where F : IBinary
    {
        float[] x = [.. Numbers.SelectMany(number => Numbers.Select(_ => number))], y = [.. Numbers.SelectMany(_ => Numbers)];
        float[] found = Elementwise.Apply<F>(width, x, y);
        for (int i = 0; i < x.Length; i++)
        {
            AssertSame(expected(x[i], y[i]), found[i], $"{typeof(F).Name}({x[i]:R}, {y[i]:R})");
        }
    }

    static void AssertSame(float expected, float found, string what) =>
        Assert.True(expected.Equals(found), $"{what} is {found:R}, not {expected:R}.");

    sealed class MaskedMemory : IForWidth
    {
        public void Run<V>()
            where V : struct, ISimd<V>
        {
            float* source = stackalloc float[128];
            float* target = stackalloc float[128];
            for (int remaining = -1; remaining <= V.Count + 1; remaining++)
            {
                V lanes = V.Lanes(remaining);
                foreach (int stride in new[] { 1, 2, 3, 7 })
                {
                    for (int i = 0; i < 128; i++)
                    {
                        (source[i], target[i]) = (i + 1, -1);
                    }

                    V.LoadStrided(source, stride, lanes).Store(target);
                    for (int i = 0; i < V.Count; i++)
                    {
                        Assert.Equal(i < remaining ? i * stride + 1 : 0, target[i]);
                    }

                    new Span<float>(target, 128).Fill(-1);
                    V.Load(source).StoreStrided(target, stride, lanes);
                    for (int i = 0; i < 128; i++)
                    {
                        Assert.Equal(i % stride == 0 && i / stride < Math.Min(remaining, V.Count) ? i / stride + 1 : -1, target[i]);
                    }
                }

                new Span<float>(target, 128).Fill(-1);
                V.Load(source, lanes).Store(target + 1);
                V.Load(source + 1).Store(target + 40, lanes);
                for (int i = 0; i < V.Count; i++)
                {
                    Assert.Equal(i < remaining ? i + 1 : 0, target[1 + i]);
                    Assert.Equal(i < remaining ? i + 2 : -1, target[40 + i]);
                }

                Assert.Equal((-1, -1, -1), (target[0], target[1 + V.Count], target[40 + V.Count]));
            }
        }
    }

    sealed class Conversions : IForWidth
    {
        public void Run<V>()
            where V : struct, ISimd<V>
        {
            int* integers = stackalloc int[32];
            float* floats = stackalloc float[32];
            for (int i = 0; i < 32; i++)
            {
                integers[i] = i * 1001 - 7;
            }

            V.LoadInt32(integers, V.Lanes(3)).Store(floats);
            Assert.Equal((-7, 994, 1995, 0), (floats[0], floats[1], floats[2], floats[3]));
            V.Iota(1_000_000).Store(floats);
            for (int i = 0; i < V.Count; i++)
            {
                Assert.Equal(1_000_000 + i, floats[i]);
                floats[i] = i % 2 == 0 ? i + 0.75f : -i - 0.75f;
            }

            V.Load(floats).StoreInt32(integers, V.Lanes(V.Count - 1));
            for (int i = 0; i < V.Count; i++)
            {
                Assert.Equal(i == V.Count - 1 ? i * 1001 - 7 : i % 2 == 0 ? i : -i, integers[i]);
            }

            V.CreateBits(0x80000001).Store(floats);
            Assert.Equal(0x80000001, BitConverter.SingleToUInt32Bits(floats[V.Count - 1]));
            V.RotateLeft(V.CreateBits(0x80000001), 4).Store(floats);
            Assert.Equal(0x18u, BitConverter.SingleToUInt32Bits(floats[0]));
            V.ShiftRightArithmetic(V.CreateBits(0x80000000), 3).Store(floats);
            Assert.Equal(0xF0000000, BitConverter.SingleToUInt32Bits(floats[0]));
            V.ShiftRight(V.CreateBits(0x80000000), 3).Store(floats);
            Assert.Equal(0x10000000u, BitConverter.SingleToUInt32Bits(floats[0]));
        }
    }

    sealed class Reductions : IForWidth
    {
        public void Run<V>()
            where V : struct, ISimd<V>
        {
            float* sums = stackalloc float[4];
            V iota = V.Iota(1);
            float expected = V.Count * (V.Count + 1) / 2;
            Assert.Equal(expected, V.Sum(iota));
            Assert.Equal(V.Count, V.MaxAcross(iota));
            Assert.Equal(1, V.MinAcross(iota));
            Assert.Equal(-1, V.MaxAcross(-iota));
            V rough = V.Sin(iota);
            V.Sums(rough, iota, -rough, V.Zero).Store(sums);
            Assert.Equal((V.Sum(rough), expected, -V.Sum(rough), 0), (sums[0], sums[1], sums[2], sums[3]));
            for (int lane = 0; lane < V.Count; lane++)
            {
                V withNaN = V.Select(V.Equal(V.Iota(0), V.Create(lane)), V.Create(float.NaN), iota);
                Assert.True(float.IsNaN(V.MaxAcross(withNaN)) && float.IsNaN(V.MinAcross(withNaN)) && float.IsNaN(V.Sum(withNaN)));
            }
        }
    }

    sealed class Scaling : IForWidth
    {
        public void Run<V>()
            where V : struct, ISimd<V>
        {
            foreach (float x in new[] { 1, 1.3333334f, 0.7071068f, -1.9999999f })
            {
                for (int exponent = -252; exponent <= 252; exponent++)
                {
                    float found = V.MaxAcross(V.ScaleByPowerOfTwo(V.Create(x), V.Create(exponent)));
                    Assert.Equal((float)Math.ScaleB((double)x, exponent), found);
                }
            }
        }
    }

    readonly struct Add : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => x + y;
    }

    readonly struct Subtract : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => x - y;
    }

    readonly struct Multiply : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => x * y;
    }

    readonly struct Divide : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => x / y;
    }

    readonly struct Largest : IBinary
    {
        // A zero of either sign may win; scalars are pickier.
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => V.Max(x, y) + V.Zero;
    }

    readonly struct Smallest : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => V.Min(x, y) + V.Zero;
    }

    readonly struct LessThan : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => V.Select(V.Less(x, y), V.Create(1), V.Create(2));
    }

    readonly struct AtMost : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => V.Select(V.LessOrEqual(x, y), V.Create(1), V.Create(2));
    }

    readonly struct Same : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => V.Select(V.Equal(x, y), V.Create(1), V.Create(2));
    }

    readonly struct Logic : IBinary
    {
        public static V Apply<V>(V x, V y)
            where V : struct, ISimd<V> =>
            V.Select(V.Or(V.And(V.Less(x, y), V.Less(x, V.Zero)), V.Not(V.Less(y, V.Zero))), V.Create(1), V.Create(2));
    }

    readonly struct Negate : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => -x;
    }

    readonly struct SquareRoot : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Sqrt(x);
    }

    readonly struct Absolute : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Abs(x);
    }

    readonly struct Down : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Floor(x);
    }

    readonly struct TowardsZero : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Truncate(x);
    }

    readonly struct Nearest : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.RoundToNearest(x);
    }

    readonly struct Signum : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Sign(x);
    }

    readonly struct Rectify : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.AtLeast(x, V.Zero) + V.Zero;
    }

    readonly struct Cap : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.AtMost(x, V.Create(2));
    }
}
