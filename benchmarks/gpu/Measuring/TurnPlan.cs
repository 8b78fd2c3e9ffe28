namespace NetGen.Benchmarks.Gpu.Measuring;

/// <summary>How long sides are measured.</summary>
/// <param name="Rounds">How many turns each has.</param>
/// <param name="WarmupSeconds">How long each runs before.</param>
/// <param name="TurnSeconds">How long a turn is, roughly; a step at least.</param>
readonly record struct TurnPlan(int Rounds, double WarmupSeconds, double TurnSeconds)
{
    /// <summary>For GPUs.</summary>
    public static TurnPlan Full => new(Rounds: 9, WarmupSeconds: 1, TurnSeconds: 0.2);

    /// <summary>For emulations: whether it runs is all that there is to see.</summary>
    public static TurnPlan Tiny => new(Rounds: 1, WarmupSeconds: 0, TurnSeconds: 0);
}
