using NetGen.Compiler;

namespace NetGen.Fuzz.Models;

/// <summary>
/// A random model in short: how its graph is made step by step, and the run that it is tried with. Compares by value. Every description
/// means some graph, so parts can be left out or changed until only the failure is left.
/// </summary>
/// <param name="Steps">Each makes one value from those before.</param>
/// <param name="N">The named dimension N.</param>
/// <param name="T">The named dimension T.</param>
/// <param name="Values">What the values of inputs and parameters are drawn from.</param>
public sealed record Model(EquatableArray<Step> Steps, int N, int T, int Values);

/// <summary>
/// One step of a model.
/// </summary>
/// <param name="Kind">A name in <see cref="StepKinds"/>.</param>
/// <param name="Operand">The step whose value it works on.</param>
/// <param name="Second">The step whose value it combines that with, if it takes two; an earlier one if that does not fit.</param>
/// <param name="Choices">Everything else that it needs to decide, in the order in which it decides; 0 is the plainest choice.</param>
public sealed record Step(string Kind, int Operand, int Second, EquatableArray<int> Choices)
{
    /// <summary>A new input of the shape of the result stands in its place: how the shrinker takes away what a failure does not need.</summary>
    public bool IsCut { get; init; }
}
