namespace NetGen;

/// <summary>y = x · Φ(x) with the normal distribution's Φ(x) = (1 + erf(x / √2)) / 2, of any shape. Hendrycks and Gimpel, 2016.</summary>
public sealed class Gelu : Layer
{
    /// <summary>False (the default): the exact form; true: x · (1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2.</summary>
    public bool Approximate { get; init; }
}
