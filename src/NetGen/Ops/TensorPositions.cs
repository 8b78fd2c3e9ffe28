namespace NetGen;

/// <content>Encodings of positions as methods.</content>
public abstract partial class Tensor
{
    /// <summary>
    /// Turns pairs of features by angles that grow with the position, as <see cref="Functions.Rotary"/> does. Su et al., 2021.
    /// </summary>
    /// <param name="period">The base of the wavelengths, above 1; 10,000 by default.</param>
    /// <param name="offset">What is added to the positions, such as the length of a cache; 0 by default.</param>
    /// <param name="axis">The axis of positions; the last but one by default.</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Rotary(double period = 10_000, Tensor? offset = null, int axis = -2) => throw CompileTime.Only();
}
