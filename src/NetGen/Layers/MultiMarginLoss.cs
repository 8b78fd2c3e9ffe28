namespace NetGen;

/// <summary>
/// The loss of a classifier written as attributes, the mean over classes of max(0, margin − score of the right class + score) for all
/// others: scores [N, C, …] and labels [N, …]. Last in the list of layers. Weston and Watkins, 1999.
/// </summary>
/// <remarks>
/// In a body, write <see cref="Functions.MultiMarginLoss(Tensor, Labels, double, Reduction)"/>. Errors: scores of rank below 2, a layer
/// after it.
/// </remarks>
/// <param name="margin">The lead that the right class should have, above 0; 1 by default.</param>
public sealed class MultiMarginLoss(float margin = 1) : Layer
{
    /// <summary>The lead that the right class should have.</summary>
    public float Margin => margin;
}
