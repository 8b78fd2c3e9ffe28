namespace NetGen;

/// <summary>
/// Marks a class as a reusable piece of a network. Its constructor parameters are hyperparameters (int, float, bool, string, enum,
/// <see cref="Type"/> or a one-dimensional array of them), and its methods are inlined into the networks that hold it.
/// </summary>
/// <remarks>
/// The field that holds a block owns its weights: a block used twice shares them, two fields have two sets. Weights are named by the
/// field path, such as <c>stages[1].conv2.weight</c>. Errors: a class that is not <c>partial</c>, a constructor body, a layer without an
/// initialiser.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
