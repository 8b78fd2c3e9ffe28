using System.Diagnostics;

namespace NetGen.Benchmarks.Peer;

/// <summary>The outcome of two sides that do the same work in turns.</summary>
/// <param name="Ours">Median seconds per step of the first side.</param>
/// <param name="Theirs">Median seconds per step of the second side.</param>
/// <param name="Ratio">The median of the rounds' ratios, first to second: below 1 the first is faster.</param>
readonly record struct DuelResult(double Ours, double Theirs, double Ratio)
{
    /// <summary>
    /// Lets the sides take turns in blocks of some 60 ms, so that whatever else the machine does hits both; who begins changes from round
    /// to round.
    /// </summary>
    /// <param name="ours">Takes a number of steps and gives the seconds.</param>
    /// <param name="theirs">The same of the other side.</param>
    /// <param name="rounds">How many turns each side has.</param>
    public static DuelResult Measure(Func<int, double> ours, Func<int, double> theirs, int rounds)
    {
        var (ourSteps, theirSteps) = (StepsPerBlock(ours), StepsPerBlock(theirs));
        var (our, their) = (new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0) our[round] = ours(ourSteps) / ourSteps;
            their[round] = theirs(theirSteps) / theirSteps;
            if (round % 2 != 0) our[round] = ours(ourSteps) / ourSteps;
        }
        return new DuelResult(Median.Of(our), Median.Of(their), Median.Of(our.Zip(their, (a, b) => a / b)));
    }

    /// <summary>Warms a side up for a second, and counts how many steps it takes in 60 ms by then.</summary>
    static int StepsPerBlock(Func<int, double> side)
    {
        const double Block = 0.06, Warmup = 1;
        var (steps, seconds) = (1, 0.0);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < Warmup)
        {
            seconds = side(steps);
            steps = (int)Math.Clamp(steps * Block / seconds, 1, 2.0 * steps);
        }
        return steps;
    }
}
