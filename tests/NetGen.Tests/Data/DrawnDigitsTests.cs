using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Drawn digits: reproducible, in range, and worth learning.</summary>
public class DrawnDigitsTests
{
    [Fact]
    public void Pixels_follow_from_the_seed_to_the_bit_on_every_platform()
    {
        var digits = DrawnDigits.Create(100, seed: 1);

        var hash = SHA256.HashData(MemoryMarshal.AsBytes(digits.Images.AsSpan()));
        Assert.Equal("011CBF31D93D23C128C6B2EEAA3E5BD0BC51CE9039EF0FAF3DCC0782FB16F977", Convert.ToHexString(hash));
        Assert.Equal(digits.Image(7).ToArray(), DrawnDigits.Create(8, seed: 1).Image(7).ToArray());
        Assert.NotEqual(digits.Images, DrawnDigits.Create(100, seed: 2).Images);
    }

    [Fact]
    public void Images_are_28_by_28_from_0_to_1_and_every_class_is_equally_likely()
    {
        var digits = DrawnDigits.Create(5000, seed: 3);

        Assert.Equal((5000, 1, 28, 28), (digits.Count, digits.Channels, digits.Height, digits.Width));
        Assert.All(digits.Images, pixel => Assert.InRange(pixel, 0, 1));
        Assert.All(Enumerable.Range(0, 10), digit => Assert.InRange(digits.Labels.Count(label => label == digit), 400, 600));
        Assert.InRange(digits.Images.Average(), 0.08, 0.2);
    }

    [Fact]
    public void Strokes_stay_inside_the_image()
    {
        var digits = DrawnDigits.Create(500, seed: 4);
        float Mean(Func<int, int, bool> where) => Enumerable.Range(0, digits.Count)
            .Average(i => Enumerable.Range(0, 784).Where(p => where(p / 28, p % 28)).Average(p => digits.Image(i)[p]));

        // Noise alone has a mean of at most 1/16.
        Assert.True(Mean((row, column) => row is 0 or 27 || column is 0 or 27) < 0.05);
        Assert.True(Mean((row, column) => row is > 6 and < 21 && column is > 8 and < 19) > 0.2);
    }

    // One nearest neighbour: far above chance, so that the classes look alike among themselves, and below perfect, so that there is work
    // left.
    [Fact]
    public void Nearest_neighbours_mostly_share_their_class_but_not_always()
    {
        var (train, test) = (DrawnDigits.Create(2000, seed: 5), DrawnDigits.Create(400, seed: 6));

        var right = Enumerable.Range(0, test.Count).Count(i => train.Labels[Nearest(train, test.Image(i))] == test.Labels[i]);

        Assert.InRange(right / (double)test.Count, 0.75, 0.98);
    }

    static int Nearest(ImageDataset train, ReadOnlySpan<float> image)
    {
        var (nearest, best) = (0, float.MaxValue);
        for (var i = 0; i < train.Count; i++)
        {
            var other = train.Image(i);
            var distance = 0f;
            for (var p = 0; p < image.Length && distance < best; p++) distance += (image[p] - other[p]) * (image[p] - other[p]);
            if (distance < best) (nearest, best) = (i, distance);
        }
        return nearest;
    }
}
