namespace NetGen;

/// <summary>
/// In training, sets each element to 0 with a probability and scales the others by 1 / (1 − rate); in inference, does nothing. The shape
/// stays.
/// Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, 2014.
/// </summary>
/// <remarks>
/// The same elements are dropped on every backend and with any number of threads. Error: a rate outside [0, 1). Info: just before the loss.
/// </remarks>
/// <param name="rate">The probability of dropping an element; 0.5 by default.</param>
public sealed class Dropout(float rate = 0.5f) : Layer
{
    /// <summary>The probability of dropping an element.</summary>
    public float Rate => rate;
}
