namespace NetGen;

/// <summary>
/// The loss of a regression written as attributes, the mean of (prediction − target)² over all elements of two equal shapes. Last in the
/// list of layers.
/// </summary>
/// <remarks>
/// In a body, write <see cref="Functions.MeanSquaredError"/>. Errors: unequal shapes (nothing broadcasts), a layer after
/// it.
/// </remarks>
public sealed class MeanSquaredError : Layer;
