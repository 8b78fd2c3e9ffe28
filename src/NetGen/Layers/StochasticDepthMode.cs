namespace NetGen;

/// <summary>What is dropped at once.</summary>
public enum StochasticDepthMode
{
    /// <summary>Each example of the batch for itself.</summary>
    Row,

    /// <summary>The whole batch or nothing.</summary>
    Batch,
}
