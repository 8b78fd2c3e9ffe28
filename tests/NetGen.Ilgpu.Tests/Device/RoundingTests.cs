extern alias Runtime;

using Runtime::NetGen.Cpu;
using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Functions with one right result: the same bits as .NET's.</summary>
public sealed class RoundingTests
{
    static readonly float[] Few =
    [
        float.NaN, float.NegativeInfinity, float.MinValue, -1, -float.Epsilon, -0f, 0, float.Epsilon, 1, 2, float.MaxValue,
        float.PositiveInfinity,
    ];

    [Fact]
    public void Round() => SameBits(DeviceMath.Round, x => MathF.Round(x, MidpointRounding.ToEven));

    [Fact]
    public void Truncate() => SameBits(DeviceMath.Truncate, MathF.Truncate);

    [Fact]
    public void Floor() => SameBits(DeviceMath.Floor, MathF.Floor);

    [Fact]
    public void Ceiling() => SameBits(DeviceMath.Ceiling, MathF.Ceiling);

    [Fact]
    public void Abs() => SameBits(DeviceMath.Abs, MathF.Abs);

    [Fact]
    public void Sign() => SameBits(DeviceMath.Sign, x => float.IsNaN(x) ? x : MathF.Sign(x));

    [Fact]
    public void IsNaN() => Assert.All(Few, x => Assert.Equal(float.IsNaN(x), DeviceMath.IsNaN(x)));

    [Fact]
    public void Comparisons() => Assert.All(Few.SelectMany(x => Few.Select(y => (x, y))), pair =>
    {
        var (x, y) = pair;
        Assert.Equal(x < y, DeviceMath.Less(x, y));
        Assert.Equal(x <= y, DeviceMath.LessOrEqual(x, y));
        Assert.Equal(x == y, DeviceMath.Equal(x, y));
        Accuracy.SameBits(MathF.Max(x, y), DeviceMath.Max(x, y), x, y);
        Accuracy.SameBits(MathF.Min(x, y), DeviceMath.Min(x, y), x, y);
    });

    [Fact]
    public void QuotientsAreRoundedDown()
    {
        int[] numerators = [0, 1, 5, 6, 7, -1, -5, -6, -7, int.MaxValue, int.MinValue];
        Assert.All(numerators, numerator => Assert.All([1, 2, 3, 4, 7, 1 << 20], denominator =>
            Assert.Equal(Division.Floor(numerator, denominator), DeviceIndex.FloorDivide(numerator, denominator))));
    }

    static void SameBits(Func<float, float> found, Func<float, float> expected)
    {
        foreach (float x in Accuracy.Everything.Concat(Accuracy.Usual))
        {
            Accuracy.SameBits(expected(x), found(x), x);
        }
    }
}
