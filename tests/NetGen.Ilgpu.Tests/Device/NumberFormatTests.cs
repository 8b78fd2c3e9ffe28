using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Rounding to shorter formats against the definition: the nearer of two neighbours.</summary>
public sealed class NumberFormatTests
{
    [Fact]
    public void BFloat16IsTheNearestTiesToEven()
    {
        foreach (float x in Accuracy.Everything)
        {
            float found = BFloat16.ToFloat(BFloat16.FromFloat(x));
            Accuracy.SameBits(Nearest(x, 16, below => (BitConverter.SingleToUInt32Bits(below) >> 16 & 1) == 0), found, x);
        }
    }

    [Theory]
    [InlineData(1.00390625f, 1f)]
    [InlineData(1.01171875f, 1.015625f)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(-0f, -0f)]
    public void BFloat16Examples(float x, float expected) => Accuracy.SameBits(expected, BFloat16.ToFloat(BFloat16.FromFloat(x)), x);

    [Fact]
    public void EveryBFloat16IsItself()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float value = BFloat16.ToFloat((ushort)bits);
            ushort again = BFloat16.FromFloat(value);
            Assert.True(float.IsNaN(value) ? float.IsNaN(BFloat16.ToFloat(again)) : again == bits);
        }
    }

    [Fact]
    public void TensorFloat32IsTheNearestTiesAway()
    {
        foreach (float x in Accuracy.Everything)
        {
            Accuracy.SameBits(Nearest(x, 13, _ => false), TensorFloat32.Round(x), x);
        }

        Assert.Equal(1 + 1f / 1024, TensorFloat32.Round(1 + 1f / 2048));
        Assert.Equal(1f, TensorFloat32.Round(MathF.BitDecrement(1 + 1f / 2048)));
        Assert.True(float.IsNaN(TensorFloat32.Round(BitConverter.UInt32BitsToSingle(0x7FFF_FFFF))));
    }

    /// <summary>The nearer neighbour among floats whose last bits are 0; what lies beyond the largest counts as its power of two.</summary>
    static float Nearest(float x, int bits, Func<float, bool> tieGoesDown)
    {
        if (!float.IsFinite(x))
        {
            return x;
        }

        uint down = BitConverter.SingleToUInt32Bits(x) >> bits << bits;
        float below = BitConverter.UInt32BitsToSingle(down), above = BitConverter.UInt32BitsToSingle(down + (1u << bits));
        double far = float.IsInfinity(above) ? Math.CopySign(Math.ScaleB(1, 128), x) : above;
        double toBelow = Math.Abs((double)x - below), toAbove = Math.Abs(far - x);
        return toBelow < toAbove || (toBelow == toAbove && tieGoesDown(below)) ? below : above;
    }
}
