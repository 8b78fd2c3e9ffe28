namespace NetGen;

/// <summary>The learning rate as a function of the steps taken so far. A number converts to the constant schedule.</summary>
public abstract record Schedule
{
    /// <summary>The rate of the next step, after <paramref name="step"/> steps (0 for the first).</summary>
    public abstract double Rate(long step);

    /// <summary>The same rate at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public static Schedule Constant(double rate) => new ConstantSchedule(CheckedRate(rate, nameof(rate)));

    /// <summary>
    /// A linear rise over <paramref name="warmup"/> steps, then half a cosine wave from <paramref name="rate"/> down to
    /// <paramref name="final"/>, which then stays: I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts",
    /// 2017, without the restarts.
    /// </summary>
    /// <param name="rate">The highest rate.</param>
    /// <param name="totalSteps">After how many steps the final rate is reached; warm-up included.</param>
    /// <param name="warmup">How many of them rise; the last one already runs at the highest rate.</param>
    /// <param name="final">The lowest rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A rate is negative or not finite, or the steps don't leave one after the warm-up.
    /// </exception>
    public static Schedule Cosine(double rate, long totalSteps, long warmup = 0, double final = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmup);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(totalSteps, warmup);
        return new CosineSchedule(CheckedRate(rate, nameof(rate)), totalSteps, warmup, CheckedRate(final, nameof(final)));
    }

    /// <summary>The constant schedule; a float converts as well.</summary>
    public static implicit operator Schedule(double rate) => Constant(rate);

    static double CheckedRate(double rate, string argument) => double.IsFinite(rate) && rate >= 0
        ? rate
        : throw new ArgumentOutOfRangeException(argument, rate, "A learning rate is finite and not negative.");

    sealed record ConstantSchedule(double Value) : Schedule
    {
        public override double Rate(long step) => Value;
    }

    sealed record CosineSchedule(double Highest, long TotalSteps, long Warmup, double Final) : Schedule
    {
        public override double Rate(long step) => step switch
        {
            _ when step < Warmup => Highest * (step + 1) / Warmup,
            _ when step >= TotalSteps => Final,
            _ => Final + (Highest - Final) * (1 + Math.Cos(Math.PI * (step - Warmup) / (TotalSteps - Warmup))) / 2,
        };
    }
}
