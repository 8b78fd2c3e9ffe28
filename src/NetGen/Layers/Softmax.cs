namespace NetGen;

/// <summary>y = eˣ / Σ eˣ along an axis, of any shape, evaluated relative to the largest value. Bridle, 1990.</summary>
/// <remarks>Error: an axis outside the rank. Warnings: the batch axis; before a loss on logits, which applies it itself.</remarks>
/// <param name="axis">The axis whose values sum to 1; 1 (the classes) by default.</param>
public sealed class Softmax(int axis = 1) : Layer
{
    /// <summary>The axis whose values sum to 1.</summary>
    public int Axis => axis;
}
