namespace NetGen;

/// <summary>
/// In training, sets whole channels of images [N, C, H, W] to 0 with a probability and scales the others by 1 / (1 − rate); in inference,
/// does nothing. The shape stays. Tompson, Goroshin, Jain, LeCun and Bregler, 2015.
/// </summary>
/// <remarks>Each example drops channels of its own. Errors: a rate outside [0, 1), an input that is not of rank 4.</remarks>
/// <param name="rate">The probability of dropping a channel; 0.5 by default.</param>
public sealed class Dropout2d(float rate = 0.5f) : Layer
{
    /// <summary>The probability of dropping a channel.</summary>
    public float Rate => rate;
}
