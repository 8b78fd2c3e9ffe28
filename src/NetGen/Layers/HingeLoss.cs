namespace NetGen;

/// <summary>
/// The loss of yes-or-no questions written as attributes, the mean of max(0, 1 − t · score) with t = −1 or 1. Last in the list of layers.
/// Cortes and Vapnik, 1995.
/// </summary>
/// <remarks>In a body, write <see cref="Functions.HingeLoss"/>. Errors: unequal shapes (nothing broadcasts), a layer after it.</remarks>
public sealed class HingeLoss : Layer;
