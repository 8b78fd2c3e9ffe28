namespace NetGen;

/// <summary>In training, adds normal noise to each element; in inference, does nothing. The shape stays. Bishop, 1995.</summary>
/// <remarks>Error: a deviation below 0.</remarks>
/// <param name="deviation">The noise's standard deviation, at least 0.</param>
public sealed class GaussianNoise(float deviation) : Layer
{
    /// <summary>The noise's standard deviation.</summary>
    public float Deviation => deviation;
}
