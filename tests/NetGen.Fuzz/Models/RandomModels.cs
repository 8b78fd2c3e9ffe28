using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using NetGen.Compiler;

namespace NetGen.Fuzz.Models;

/// <summary>Random models, and simpler ones made from a model that fails.</summary>
public sealed class RandomModels : Arbitrary<Model>
{
    const int FewestSteps = 5, MostSteps = 60;

    /// <summary>More choices than any step takes; a number divisible by all small ones, so that no choice is preferred.</summary>
    const int Choices = 24, ChoiceRange = 5040;

    public static RandomModels All { get; } = new();

    /// <summary>The model of a seed: equal seeds give equal models.</summary>
    public static Model Of(int seed) => All.Generator.Sample(50, new Rnd((ulong)seed), 1)[0];

    static readonly Gen<string> kind = Gen.Elements(StepKinds.All.SelectMany(k => Enumerable.Repeat(k.Name, k.Weight)).ToArray());

    /// <summary>A value made before: a late one rather than an early one, so that models are deep.</summary>
    static Gen<int> Earlier(int steps) =>
        from a in Gen.Choose(0, Math.Max(steps - 1, 0))
        from b in Gen.Choose(0, Math.Max(steps - 1, 0))
        select Math.Max(a, b);

    static Gen<Step> StepAt(int position) =>
        from name in position < 2 ? Gen.Constant("Source") : kind
        from operand in Earlier(position)
        from second in Earlier(position)
        from choices in Gen.Choose(0, ChoiceRange - 1).ArrayOf(Choices)
        select new Step(name, operand, second, [.. choices]);

    public override Gen<Model> Generator { get; } =
        from count in Gen.Choose(FewestSteps, MostSteps)
        from steps in Gen.CollectToArray(Enumerable.Range(0, count), StepAt)
        from n in Gen.Choose(1, 3)
        from t in Gen.Choose(1, 4)
        from values in Gen.Choose(0, 1 << 20)
        select new Model([.. steps], n, t, values);

    public override IEnumerable<Model> Shrinker(Model model) => ModelShrinker.Simpler(model);

    /// <summary>Follows the shrinker as long as it finds a simpler model that fails as well.</summary>
    /// <param name="model">A model that fails.</param>
    /// <param name="fails">Whether another one does.</param>
    /// <param name="longest">When to be content with what was found; null is never.</param>
    public static Model Simplest(Model model, Func<Model, bool> fails, TimeSpan? longest = null)
    {
        var clock = Stopwatch.StartNew();
        while (All.Shrinker(model).TakeWhile(_ => longest is null || clock.Elapsed < longest).FirstOrDefault(fails) is { } simpler) model = simpler;
        return model;
    }
}
