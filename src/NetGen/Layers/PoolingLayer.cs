namespace NetGen;

/// <summary>What pools share.</summary>
public abstract class PoolingLayer : Layer
{
    private protected PoolingLayer()
    {
    }

    /// <summary>The distance between windows on every axis; 0 (the default) means the kernel.</summary>
    public int Stride { get; init; }

    /// <summary>The border on each side of every axis; 0 by default.</summary>
    public int Padding { get; init; }

    /// <summary>
    /// Whether sizes are rounded up, so that the last window may reach over the end; false by default. Error: a named dimension.
    /// </summary>
    public bool CeilMode { get; init; }
}
