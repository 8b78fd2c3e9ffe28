using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Comparisons of float32 functions with float64 ones.</summary>
static class Accuracy
{
    /// <summary>A million numbers spread evenly over all bit patterns, so over all magnitudes, and the special ones.</summary>
    public static readonly float[] Everything =
    [
        .. Enumerable.Range(0, 1 << 20).Select(i => BitConverter.UInt32BitsToSingle((uint)i * 4096 + (uint)(i * 2654435761L % 4096))),
        0, -0f, 1, -1, float.PositiveInfinity, float.NegativeInfinity, float.NaN, -float.NaN, float.Epsilon, -float.Epsilon, float.MaxValue,
        float.MinValue, 1000, -1000, 88.72283f, 88.72284f, 89, -87.3f, -103.9f, -103.98f, -104, 0.625f, 3.95f, MathF.BitDecrement(1),
        MathF.BitIncrement(-1), 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 8388607.5f, 8388608, 4194304.5f, 1.17549435e-38f,
    ];

    /// <summary>The range where most of the values of networks lie, densely.</summary>
    public static readonly float[] Usual = [.. Enumerable.Range(0, 1 << 19).Select(i => (i - (1 << 18)) * (20f / (1 << 18)) * 1.0000001f)];

    /// <summary>A relative error for every normal result, and as many units of the last place for subnormal ones.</summary>
    public static void Check(Func<float, float> found, Func<double, double> exact, double relative)
    {
        foreach (float x in Everything.Concat(Usual))
        {
            AssertNear(exact(x), found(x), relative, x);
        }
    }

    public static void AssertNear(double expected, float found, double relative, params ReadOnlySpan<float> arguments)
    {
        float rounded = (float)expected;
        bool near = float.IsNaN(rounded) ? float.IsNaN(found)
            : float.IsInfinity(rounded) || float.IsInfinity(found) ? NearInfinity(expected, found)
            : Math.Abs(expected - found) <= Math.Max(relative * Math.Abs(expected), float.Epsilon)
                && (found == 0 || float.IsNegative(found) == float.IsNegative(rounded));
        if (!near)
        {
            string at = string.Join(", ", arguments.ToArray().Select(argument => $"{argument:R}"));
            Assert.Fail($"f({at}) is {found:R}, not {expected:R}: {Math.Abs(expected - found) / Math.Abs(expected):E1} relative.");
        }
    }

    public static void SameBits(float expected, float found, params ReadOnlySpan<float> arguments)
    {
        bool same = BitConverter.SingleToUInt32Bits(expected) == BitConverter.SingleToUInt32Bits(found);
        if (!same && !(float.IsNaN(expected) && float.IsNaN(found)))
        {
            string at = string.Join(", ", arguments.ToArray().Select(argument => $"{argument:R}"));
            Assert.Fail($"f({at}) is {found:R}, not {expected:R}.");
        }
    }

    /// <summary>Next to the end of the range, a small error may lead to either side of it.</summary>
    static bool NearInfinity(double expected, float found) =>
        (float)expected == found
        || Math.Abs(Math.Abs(expected) - float.MaxValue) < 4e-7 * float.MaxValue && Math.Sign(expected) == Math.Sign(found);
}
