using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Learning rates over the steps.</summary>
public class ScheduleTests
{
    [Fact]
    public void Cosine_rises_linearly_falls_in_half_a_wave_and_stays()
    {
        var schedule = Schedule.Cosine(0.8, totalSteps: 12, warmup: 4, final: 0.2);

        double[] expected = [0.2, 0.4, 0.6, 0.8, 0.8, 0.5 + 0.3 * Math.Sqrt(2 + Math.Sqrt(2)) / 2, 0.5 + 0.3 * Math.Sqrt(0.5)];
        for (var step = 0; step < expected.Length; step++) Assert.Equal(expected[step], schedule.Rate(step), 12);
        Assert.Equal(0.5, schedule.Rate(8), 12);
        Assert.Equal(0.2, schedule.Rate(12), 12);
        Assert.Equal(0.2, schedule.Rate(1_000_000), 12);
    }

    [Fact]
    public void A_number_is_a_constant_schedule()
    {
        Schedule schedule = 0.25f;

        Assert.Equal(Schedule.Constant(0.25), schedule);
        Assert.Equal(0.25, schedule.Rate(1_000));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Impossible_rates_are_refused(double rate)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Constant(rate));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(rate, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(0.1, 10, final: rate));
    }

    [Fact]
    public void Steps_beyond_the_warmup_are_needed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(0.1, totalSteps: 5, warmup: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(0.1, totalSteps: 5, warmup: -1));
    }
}
