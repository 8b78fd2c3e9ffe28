using System.Diagnostics;

namespace NetGen.Benchmarks.Gpu.Measuring;

/// <summary>Lets sides take turns on one device, so that whatever else it does, and how warm it is, hits all of them.</summary>
static class Turns
{
    /// <summary>Measures the sides; one that fails drops out, and the others go on.</summary>
    public static IReadOnlyList<SideTimes> Measure(IReadOnlyList<ISide> sides, TurnPlan plan)
    {
        var (steps, seconds, errors) = (new int[sides.Count], new List<double>[sides.Count], new string?[sides.Count]);
        for (var side = 0; side < sides.Count; side++)
        {
            var current = sides[side];
            seconds[side] = [];
            Guarded(side, () => steps[side] = StepsPerTurn(current, plan));
        }
        for (var round = 0; round < plan.Rounds; round++)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                // Who begins changes from round to round.
                var side = (round + i) % sides.Count;
                Guarded(side, () => seconds[side].Add(sides[side].Run(steps[side]) / steps[side]));
            }
        }
        return [.. seconds.Zip(errors, (times, error) => new SideTimes(times, error))];

        void Guarded(int side, Action action)
        {
            if (errors[side] is not null) return;
            try
            {
                action();
            }
            catch (Exception cause)
            {
                errors[side] = OneLine.Of(cause);
            }
        }
    }

    /// <summary>Warms a side up, and counts how many steps it takes in a turn by then.</summary>
    static int StepsPerTurn(ISide side, TurnPlan plan)
    {
        var steps = 1;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < plan.WarmupSeconds)
            steps = (int)Math.Clamp(steps * plan.TurnSeconds / side.Run(steps), 1, 2.0 * steps);
        return steps;
    }
}
