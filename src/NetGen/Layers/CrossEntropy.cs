namespace NetGen;

/// <summary>
/// The loss of a classifier written as attributes, −Σ q · ln softmax(logits) over the classes on axis 1, averaged over all positions:
/// logits [N, C, …] and labels [N, …]. Last in the list of layers.
/// </summary>
/// <remarks>
/// In a body, write <see cref="Functions.CrossEntropy(Tensor, Labels, double, Tensor, int?, Reduction)"/>. Errors: logits of rank below 2, a smoothing outside [0,
/// 1),
/// a layer after it. Warning: after softmax, sigmoid or relu, because the logits are expected.
/// </remarks>
public sealed class CrossEntropy : Layer
{
    /// <summary>The share of the target spread evenly over all classes, in [0, 1); 0 by default. Szegedy et al., 2016.</summary>
    public float Smoothing { get; init; }
}
