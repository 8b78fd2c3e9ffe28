namespace NetGen;

/// <summary>
/// The loss on probabilities written as attributes, the mean of −(t · ln p + (1 − t) · ln(1 − p)) over all elements of two equal shapes.
/// Last in the list of layers.
/// </summary>
/// <remarks>
/// In a body, write <see cref="Functions.BinaryCrossEntropy"/>. Errors: unequal shapes, a layer after it.
/// Warning: after anything that is not within [0, 1]. <see cref="BinaryCrossEntropyWithLogits"/> is more accurate than a sigmoid before
/// this.
/// </remarks>
public sealed class BinaryCrossEntropy : Layer;
