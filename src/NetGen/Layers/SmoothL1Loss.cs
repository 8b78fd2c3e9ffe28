namespace NetGen;

/// <summary>
/// The loss of a regression written as attributes, the mean of d² / 2·beta where |d| ≤ beta and of |d| − beta / 2 elsewhere, with
/// d = prediction − target. Last in the list of layers. Girshick, 2015.
/// </summary>
/// <remarks>In a body, write <see cref="Functions.SmoothL1Loss"/>. Errors: unequal shapes (nothing broadcasts), a layer after it.</remarks>
/// <param name="beta">Where the square becomes linear, above 0; 1 by default.</param>
public sealed class SmoothL1Loss(float beta = 1) : Layer
{
    /// <summary>Where the square becomes linear.</summary>
    public float Beta => beta;
}
