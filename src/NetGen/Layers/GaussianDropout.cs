namespace NetGen;

/// <summary>
/// In training, multiplies each element with a normal number of mean 1 and variance rate / (1 − rate), those of <see cref="Dropout"/>; in
/// inference, does nothing. The shape stays. Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, 2014.
/// </summary>
/// <remarks>Error: a rate outside [0, 1).</remarks>
/// <param name="rate">The rate of the dropout with the same variance; 0.5 by default.</param>
public sealed class GaussianDropout(float rate = 0.5f) : Layer
{
    /// <summary>The rate of the dropout with the same variance.</summary>
    public float Rate => rate;
}
