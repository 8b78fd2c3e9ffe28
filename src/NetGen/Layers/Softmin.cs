namespace NetGen;

/// <summary>Softmax of −x along an axis: the smallest value gets the most.</summary>
/// <remarks>Warning: the batch axis.</remarks>
/// <param name="axis">The axis whose values sum to 1; 1 by default, the classes of [N, C, …].</param>
public sealed class Softmin(int axis = 1) : Layer
{
    /// <summary>The axis whose values sum to 1.</summary>
    public int Axis => axis;
}
