namespace NetGen;

/// <summary>
/// The loss on logits of yes-or-no questions written as attributes, the mean of softplus(x) − t · x over all elements of two equal shapes.
/// Last in the list of layers.
/// </summary>
/// <remarks>
/// It is the binary cross-entropy of p = sigmoid(x), without overflow. In a body, write
/// <see cref="Functions.BinaryCrossEntropyWithLogits"/>. Errors: unequal shapes, a layer after it. Warning: after sigmoid
/// or relu.
/// </remarks>
public sealed class BinaryCrossEntropyWithLogits : Layer;
