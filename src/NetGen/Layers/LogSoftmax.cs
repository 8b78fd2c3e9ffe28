namespace NetGen;

/// <summary>y = x − ln Σ eˣ along an axis, of any shape: the logarithm of <see cref="Softmax"/>, without its underflow.</summary>
/// <remarks>Error: an axis outside the rank. Warning: the batch axis.</remarks>
/// <param name="axis">The axis; 1 (the classes) by default.</param>
public sealed class LogSoftmax(int axis = 1) : Layer
{
    /// <summary>The axis along which the probabilities sum to 1.</summary>
    public int Axis => axis;
}
