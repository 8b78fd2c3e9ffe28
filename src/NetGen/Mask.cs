namespace NetGen;

/// <summary>Truth values of the network that is being described: <c>true</c> means keep; no existence at run time.</summary>
/// <remarks>
/// They come from comparisons (<c>x &gt; 0</c>, <c>tokens != 0</c>) or as <c>ReadOnlySpan&lt;bool&gt;</c>. No gradient flows through a
/// mask.
/// </remarks>
public sealed class Mask
{
    Mask()
    {
    }

    /// <summary>The number of axes, known at compile time.</summary>
    public int Rank => throw CompileTime.Only();

    /// <summary>The size of an axis: a constant or a named dimension.</summary>
    /// <param name="axis">The axis; negative counts from the last. Error: outside the rank.</param>
    /// <returns>The size.</returns>
    public int Size(int axis) => throw CompileTime.Only();

    /// <summary>A part: <c>mask[.., ..^1]</c>, <c>mask[.., 0]</c>.</summary>
    /// <param name="at">One entry per axis from the first; axes not mentioned are kept whole.</param>
    /// <returns>The part.</returns>
    public Mask this[params Slice[] at] => throw CompileTime.Only();

    /// <summary>Inserts an axis of size 1, along which the mask broadcasts.</summary>
    /// <param name="axis">Its position in the result; -1 is after the last.</param>
    /// <returns>A mask of one more axis.</returns>
    public Mask Unsqueeze(int axis) => throw CompileTime.Only();

    /// <summary>1 where the mask is true, 0 elsewhere.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor AsTensor() => throw CompileTime.Only();

    /// <summary>The causal mask: position i (row) keeps position j (column) when j ≤ i.</summary>
    /// <param name="size">The number of positions: a constant or a dimension.</param>
    /// <returns>A mask of shape [size, size].</returns>
    public static Mask Causal(int size) => throw CompileTime.Only();

    /// <summary>True where both are true; shapes broadcast.</summary>
    /// <param name="a">One mask.</param>
    /// <param name="b">The other.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator &(Mask a, Mask b) => throw CompileTime.Only();

    /// <summary>True where either is true; shapes broadcast.</summary>
    /// <param name="a">One mask.</param>
    /// <param name="b">The other.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator |(Mask a, Mask b) => throw CompileTime.Only();

    /// <summary>True where the mask is false.</summary>
    /// <param name="mask">The mask to invert.</param>
    /// <returns>A mask of the same shape.</returns>
    public static Mask operator !(Mask mask) => throw CompileTime.Only();
}
