namespace NetGen;

/// <summary>The first half of an axis times the sigmoid of the second. Dauphin, Fan, Auli and Grangier, 2017.</summary>
/// <remarks>Error: an axis of odd size.</remarks>
/// <param name="axis">The axis that is halved; the last by default.</param>
public sealed class Glu(int axis = -1) : Layer
{
    /// <summary>The axis that is halved.</summary>
    public int Axis => axis;
}
