using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>The transcendental functions against float64 over the whole range of float32.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void Exp() => Accuracy.Check(DeviceMath.Exp, Math.Exp, 1e-7);

    [Fact]
    public void Log() => Accuracy.Check(DeviceMath.Log, Math.Log, 1e-7);

    [Fact]
    public void Log1p() => Accuracy.Check(DeviceMath.Log1p, ExactLog1p, 2e-7);

    [Fact]
    public void Tanh() => Accuracy.Check(DeviceMath.Tanh, Math.Tanh, 3e-7);

    [Fact]
    public void Sigmoid() => Accuracy.Check(DeviceMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 3e-7);

    [Fact]
    public void Erf() => Accuracy.Check(DeviceMath.Erf, ExactErf, 4e-7);

    [Fact]
    public void Atan() => Accuracy.Check(DeviceMath.Atan, Math.Atan, 3.6e-7);

    [Fact]
    public void Sqrt() => Accuracy.Check(DeviceMath.Sqrt, Math.Sqrt, 6e-8);

    [Fact]
    public void Sin() => CheckTrigonometric(DeviceMath.Sin, Math.Sin);

    [Fact]
    public void Cos() => CheckTrigonometric(DeviceMath.Cos, Math.Cos);

    /// <summary>16367173 * 2^72 is the float32 that is nearest to a multiple of π/2, where a reduction needs most bits.</summary>
    [Fact]
    public void CosWhereItNearlyVanishes()
    {
        float x = 16367173 * MathF.Pow(2, 72);
        Accuracy.AssertNear(Math.Cos(x), DeviceMath.Cos(x), 4e-7, x);
        Accuracy.AssertNear(Math.Cos(x), DeviceMath.Cos(-x), 4e-7, -x);
    }

    [Fact]
    public void PowNearAndFar()
    {
        var random = new Random(5);
        for (int i = 0; i < 300_000; i++)
        {
            CheckPow(MathF.Exp((float)(random.NextDouble() * 20 - 10)), (float)(random.NextDouble() * 20 - 10));
            CheckPow((float)(random.NextDouble() + 0.5), (float)(random.NextDouble() * 400 - 200));
        }
    }

    [Fact]
    public void PowOfSpecialNumbers()
    {
        float[] special =
        [
            0, -0f, 1, -1, 2, -2, 3, -3, 0.5f, -0.5f, 1.5f, -2.5f, 1e30f, -1e30f, 1e-30f, -1e-30f, 16777215, 16777216, -16777215,
            float.Epsilon, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1.0000001f, 0.9999999f,
        ];
        foreach (float x in special)
        {
            foreach (float y in special)
            {
                CheckPow(x, y);
            }
        }
    }

    static void CheckPow(float x, float y) => Accuracy.AssertNear(Math.Pow(x, y), DeviceMath.Pow(x, y), 4e-7, x, y);

    static void CheckTrigonometric(Func<float, float> function, Func<double, double> exact)
    {
        var random = new Random(7);
        float[] many = [.. Enumerable.Range(0, 300_000).Select(_ => (float)(random.NextDouble() * 4e5 - 2e5))];
        foreach (float x in many.Concat([99999, -99999, 100000, -100000, 1e20f]).Concat(Accuracy.Everything).Concat(Accuracy.Usual))
        {
            double expected = exact(x);
            float found = function(x);
            if (double.IsNaN(expected) ? !float.IsNaN(found) : !(Math.Abs(found - expected) < 2e-7))
            {
                Assert.Fail($"f({x:R}) is {found:R}, not {expected:R}.");
            }
        }
    }

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
}
