namespace NetGen;

/// <summary>What batch norms share.</summary>
public abstract class BatchNormLayer : Layer
{
    private protected BatchNormLayer()
    {
    }

    /// <summary>ε, added to the variance; 1e-5 by default.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>How far the running statistics move towards the batch's, in [0, 1]; 0.1 by default.</summary>
    public float Momentum { get; init; } = 0.1f;

    /// <summary>Whether there is a learned weight and bias per channel; true by default.</summary>
    public bool Affine { get; init; } = true;
}
