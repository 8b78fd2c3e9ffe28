namespace NetGen;

/// <summary>
/// The loss of a regression written as attributes, the mean of d² / 2 where |d| ≤ delta and of delta · (|d| − delta / 2) elsewhere, with
/// d = prediction − target. Last in the list of layers. Huber, 1964.
/// </summary>
/// <remarks>In a body, write <see cref="Functions.HuberLoss"/>. Errors: unequal shapes (nothing broadcasts), a layer after it.</remarks>
/// <param name="delta">Where the square becomes linear, above 0; 1 by default.</param>
public sealed class HuberLoss(float delta = 1) : Layer
{
    /// <summary>Where the square becomes linear.</summary>
    public float Delta => delta;
}
