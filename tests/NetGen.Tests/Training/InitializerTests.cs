using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Distributions, and that a number follows from seed, name and logical index only.</summary>
public class InitializerTests
{
    const int Count = 60_000;

    public static TheoryData<Initializer, double, double> Widths => new()
    {
        // Standard deviation, and the bound that no number passes (infinite for a normal).
        { new(Init.Default, 50, 20), Math.Sqrt(2.0 / 50), Math.Sqrt(6.0 / 50) },
        { new(Init.HeUniform, 50, 20), Math.Sqrt(2.0 / 50), Math.Sqrt(6.0 / 50) },
        { new(Init.HeNormal, 50, 20), Math.Sqrt(2.0 / 50), double.PositiveInfinity },
        { new(Init.XavierUniform, 50, 20), Math.Sqrt(2.0 / 70), Math.Sqrt(6.0 / 70) },
        { new(Init.XavierNormal, 50, 20), Math.Sqrt(2.0 / 70), double.PositiveInfinity },
        { new(Init.Normal), 1, double.PositiveInfinity },
        { Initializer.Uniform(0.3f), 0.3 / Math.Sqrt(3), 0.3f },
    };

    static float[] Fill(TensorInfo tensor, ulong seed)
    {
        using var store = new TensorStore([tensor]);
        Initializer.Fill(store, seed);
        return store.Read(tensor.Name);
    }

    static float[] Fill(Initializer initializer, ulong seed = 1) =>
        Fill(TensorInfo.RowMajor("w", [Count / 100, 100], 0, initializer), seed);

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_distribution_has_its_mean_width_and_shape(Initializer initializer, double deviation, double bound)
    {
        var values = Fill(initializer);

        var mean = values.Average();
        var variance = values.Average(value => Math.Pow(value - mean, 2));
        var kurtosis = values.Average(value => Math.Pow(value - mean, 4)) / (variance * variance);

        // Five standard errors.
        Assert.InRange(mean, -5 * deviation / Math.Sqrt(Count), 5 * deviation / Math.Sqrt(Count));
        Assert.InRange(Math.Sqrt(variance), 0.98 * deviation, 1.02 * deviation);
        Assert.InRange(kurtosis, double.IsFinite(bound) ? 1.75 : 2.9, double.IsFinite(bound) ? 1.85 : 3.1);
        Assert.All(values, value => Assert.True(Math.Abs(value) <= bound));
    }

    [Fact]
    public void Neighbouring_numbers_tensors_and_seeds_are_independent()
    {
        var values = Fill(new Initializer(Init.Normal));
        var otherSeed = Fill(new Initializer(Init.Normal), seed: 2);
        var otherName = Fill(TensorInfo.RowMajor("v", [Count], 0, new(Init.Normal)), seed: 1);

        double Correlation(IEnumerable<float> a, IEnumerable<float> b) => a.Zip(b, (x, y) => (double)x * y).Sum() / Count;
        var limit = 5 / Math.Sqrt(Count);
        Assert.InRange(Correlation(values, values.Skip(1)), -limit, limit);
        Assert.InRange(Correlation(values, otherSeed), -limit, limit);
        Assert.InRange(Correlation(values, otherName), -limit, limit);
    }

    [Fact]
    public void Numbers_do_not_depend_on_layout_or_order_and_padding_stays_zero()
    {
        var initializer = new Initializer(Init.HeNormal, 6);
        var dense = TensorInfo.RowMajor("conv.weight", [4, 3, 2], 0, initializer);
        var padded = new TensorInfo("conv.weight", [4, 3, 2], 2, [1, 16, 5], initializer, true);
        using var store = new TensorStore([TensorInfo.RowMajor("bias", [2], 0, Initializer.Ones), padded], length: 64);

        Initializer.Fill(store, 9);

        Assert.Equal(Fill(dense, 9), store.Read("conv.weight"));
        Assert.Equal(64 - 26, store.Flat.ToArray().Count(value => value == 0));
    }

    [Fact]
    public void The_numbers_are_the_same_on_every_platform()
    {
        // From an independent implementation of Threefry and of Box and Muller in float64.
        float[] uniform = [-0.3807913064956665f, -0.21348512172698975f, 0.4635896682739258f, 0.712175726890564f];
        float[] normal = [-0.6743502084222452f, 0.5350071652307983f, 1.0030860616977677f, -1.2750782121106088f, -0.847404028851635f];

        Assert.Equal(uniform, Fill(TensorInfo.RowMajor("w", [2, 2], 0, Initializer.Uniform(1)), 42));
        Assert.Equal(normal, Fill(TensorInfo.RowMajor("w", [5], 0, new(Init.Normal)), 42));
    }

    [Fact]
    public void Constants_are_constant_and_default_vectors_are_zero()
    {
        Assert.All(Fill(Initializer.Ones), value => Assert.Equal(1, value));
        Assert.All(Fill(Initializer.Zeros), value => Assert.Equal(0, value));
        Assert.Equal([0, 0], Fill(TensorInfo.RowMajor("b", [2], 0, new(Init.Default)), 1));
    }

    [Theory]
    [InlineData(Init.HeNormal, 0, 4)]
    [InlineData(Init.Default, 0, 4)]
    [InlineData(Init.XavierUniform, 4, 0)]
    public void A_missing_fan_is_named_before_anything_changes(Init init, int fanIn, int fanOut)
    {
        using var store = new TensorStore(
        [
            TensorInfo.RowMajor("bias", [2], 0, Initializer.Ones),
            TensorInfo.RowMajor("head.weight", [2, 2], 2, new(init, fanIn, fanOut)),
        ]);

        var error = Assert.Throws<InvalidOperationException>(() => Initializer.Fill(store, 1));

        Assert.Contains("head.weight [2, 2]", error.Message);
        Assert.All(store.Flat.ToArray(), value => Assert.Equal(0, value));
    }
}
