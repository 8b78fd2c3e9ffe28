using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>The transcendental functions against float64 over the whole range of float32.</summary>
public sealed class MathTests
{
    public static TheoryData<int> Supported => Widths.Supported;

    /// <summary>A million numbers spread evenly over all bit patterns, so over all magnitudes, and the special ones.</summary>
    static readonly float[] Everything =
    [
        .. Enumerable.Range(0, 1 << 20).Select(i => BitConverter.UInt32BitsToSingle((uint)i * 4096 + (uint)(i * 2654435761L % 4096))),
        0, -0f, 1, -1, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, -float.Epsilon, float.MaxValue,
        float.MinValue, 1000, -1000, 88.72283f, 88.72284f, 89, -87.3f, -103.9f, -103.98f, -104, 0.625f, 3.95f, MathF.BitDecrement(1),
        MathF.BitIncrement(-1),
    ];

    /// <summary>The range where most of the values of networks lie, densely.</summary>
    static readonly float[] Usual = [.. Enumerable.Range(0, 1 << 19).Select(i => (i - (1 << 18)) * (20f / (1 << 18)) * 1.0000001f)];

    [Theory, MemberData(nameof(Supported))]
    public void Exp(int width) => Check<ExpFunction>(width, Math.Exp, ulps: 2);

    [Theory, MemberData(nameof(Supported))]
    public void Log(int width) => Check<LogFunction>(width, Math.Log, ulps: 2);

    [Theory, MemberData(nameof(Supported))]
    public void Log1p(int width) => Check<Log1pFunction>(width, ExactLog1p, ulps: 3);

    [Theory, MemberData(nameof(Supported))]
    public void Tanh(int width) => Check<TanhFunction>(width, Math.Tanh, ulps: 3);

    [Theory, MemberData(nameof(Supported))]
    public void Sigmoid(int width) => Check<SigmoidFunction>(width, x => 1 / (1 + Math.Exp(-x)), ulps: 3, tiny: 1e-37);

    [Theory, MemberData(nameof(Supported))]
    public void Erf(int width) => Check<ErfFunction>(width, ExactErf, ulps: 3);

    [Theory, MemberData(nameof(Supported))]
    public void Sin(int width) => CheckTrigonometric<SinFunction>(width, Math.Sin);

    [Theory, MemberData(nameof(Supported))]
    public void Cos(int width) => CheckTrigonometric<CosFunction>(width, Math.Cos);

    [Theory, MemberData(nameof(Supported))]
    public void Atan(int width) => Check<AtanFunction>(width, Math.Atan, ulps: 3);

    [Theory, MemberData(nameof(Supported))]
    public void Pow(int width)
    {
        float[] special =
        [
            0, -0f, 1, -1, 2, -2, 3, -3, 0.5f, -0.5f, 1.5f, -2.5f, 1e30f, -1e30f, 1e-30f, -1e-30f, 16777215, 16777216, -16777215,
            float.Epsilon, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1.0000001f, 0.9999999f,
        ];
        var random = new Random(5);
        float[] bases =
        [
            .. special.SelectMany(x => special.Select(_ => x)),
            .. Enumerable.Range(0, 300_000).Select(_ => MathF.Exp((float)(random.NextDouble() * 20 - 10))),
            .. Enumerable.Range(0, 300_000).Select(_ => (float)(random.NextDouble() + 0.5)),
        ];
        float[] exponents =
        [
            .. special.SelectMany(_ => special),
            .. Enumerable.Range(0, 300_000).Select(_ => (float)(random.NextDouble() * 20 - 10)),
            .. Enumerable.Range(0, 300_000).Select(_ => (float)(random.NextDouble() * 400 - 200)),
        ];
        float[] found = Elementwise.Apply<PowFunction>(width, bases, exponents);
        for (int i = 0; i < found.Length; i++)
        {
            AssertNear(Math.Pow(bases[i], exponents[i]), found[i], ulps: 5, tiny: 0, bases[i], exponents[i]);
        }
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        int[] widths = [.. Widths.Supported];
        Assert.All(widths, width => Assert.Equal(0, Differences<ExpFunction>(widths[^1], width)));
        Assert.All(widths, width => Assert.Equal(0, Differences<LogFunction>(widths[^1], width)));
        Assert.All(widths, width => Assert.Equal(0, Differences<Log1pFunction>(widths[^1], width)));
        Assert.All(widths, width => Assert.Equal(0, Differences<TanhFunction>(widths[^1], width)));
        Assert.All(widths, width => Assert.Equal(0, Differences<SigmoidFunction>(widths[^1], width)));
        Assert.All(widths, width => Assert.Equal(0, Differences<ErfFunction>(widths[^1], width)));
        Assert.All(widths, width => Assert.Equal(0, Differences<SinFunction>(widths[^1], width)));
        Assert.All(widths, width => Assert.Equal(0, Differences<CosFunction>(widths[^1], width)));
        Assert.All(widths, width => Assert.Equal(0, Differences<AtanFunction>(widths[^1], width)));
    }

    static int Differences<F>(int width, int other)
        where F : IUnary =>
        Elementwise.Apply<F>(width, Everything).Zip(Elementwise.Apply<F>(other, Everything))
            .Count(pair => BitConverter.SingleToUInt32Bits(pair.First) != BitConverter.SingleToUInt32Bits(pair.Second)
                && !(float.IsNaN(pair.First) && float.IsNaN(pair.Second)));

    static void Check<F>(int width, Func<double, double> exact, double ulps, double tiny = 0)
        where F : IUnary
    {
        foreach (float[] numbers in new[] { Everything, Usual })
        {
            float[] found = Elementwise.Apply<F>(width, numbers);
            for (int i = 0; i < numbers.Length; i++)
            {
                AssertNear(exact(numbers[i]), found[i], ulps, tiny, numbers[i]);
            }
        }
    }

    static void CheckTrigonometric<F>(int width, Func<double, double> exact)
        where F : IUnary
    {
        float[] numbers = [.. Everything, .. Usual, 99999, -99999, 100000, -100000, 1e20f];
        float[] found = Elementwise.Apply<F>(width, numbers);
        for (int i = 0; i < numbers.Length; i++)
        {
            double expected = exact(numbers[i]);
            if (double.IsNaN(expected) ? !float.IsNaN(found[i]) : !(Math.Abs(found[i] - expected) < 2e-7))
            {
                Assert.Fail($"f({numbers[i]:R}) is {found[i]:R}, not {expected:R}.");
            }
        }
    }

    static void AssertNear(double expected, float found, double ulps, double tiny, params ReadOnlySpan<float> arguments)
    {
        float rounded = (float)expected;
        bool near = float.IsNaN(rounded) ? float.IsNaN(found)
            : float.IsInfinity(rounded) || float.IsInfinity(found) ? NearInfinity(expected, found)
            : Math.Abs(expected - found) <= ulps * Ulp(rounded) + tiny
                && (found == 0 || float.IsNegative(found) == float.IsNegative(rounded));
        if (!near)
        {
            string at = string.Join(", ", arguments.ToArray().Select(argument => $"{argument:R}"));
            Assert.Fail($"f({at}) is {found:R}, not {expected:R}: {Math.Abs(expected - found) / Ulp(rounded)} ulp.");
        }
    }

    /// <summary>Next to the end of the range, an error of an ulp may lead to either side of it.</summary>
    static bool NearInfinity(double expected, float found) =>
        (float)expected == found
        || Math.Abs(Math.Abs(expected) - float.MaxValue) < 4 * Ulp(float.MaxValue) && Math.Sign(expected) == Math.Sign(found);

    static double Ulp(float x) => !float.IsFinite(x) ? double.NaN : Math.ScaleB(1, Math.Max(x == 0 ? -126 : Math.ILogB(x), -126) - 23);

    static double ExactLog1p(double x) =>
        Math.Abs(x) < 1e-4 ? x - x * x / 2 + x * x * x / 3 - x * x * x * x / 4 : Math.Log(1 + x);

    static double ExactErf(double x)
    {
        double size = Math.Abs(x);
        if (double.IsNaN(x) || size > 6)
        {
            return double.IsNaN(x) ? x : Math.Sign(x);
        }

        if (size < 3)
        {
            double sum = x, term = x;
            for (int k = 1; k < 80; k++)
            {
                term *= -x * x / k;
                sum += term / (2 * k + 1);
            }

            return sum * 2 / Math.Sqrt(Math.PI);
        }

        double fraction = 0;
        for (int k = 60; k > 0; k--)
        {
            fraction = k / 2.0 / (size + fraction);
        }

        return Math.Sign(x) * (1 - Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (size + fraction));
    }

    readonly struct ExpFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Exp(x);
    }

    readonly struct LogFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Log(x);
    }

    readonly struct Log1pFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Log1p(x);
    }

    readonly struct TanhFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Tanh(x);
    }

    readonly struct SigmoidFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Sigmoid(x);
    }

    readonly struct ErfFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Erf(x);
    }

    readonly struct SinFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Sin(x);
    }

    readonly struct CosFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Cos(x);
    }

    readonly struct AtanFunction : IUnary
    {
        public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Atan(x);
    }

    readonly struct PowFunction : IBinary
    {
        public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => V.Pow(x, y);
    }
}
