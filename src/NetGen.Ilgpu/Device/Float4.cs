using System.ComponentModel;

namespace NetGen.Ilgpu;

/// <summary>Four neighbours in memory: one access of 128 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Float4
{
    /// <summary>An element.</summary>
    public float X, Y, Z, W;
}
