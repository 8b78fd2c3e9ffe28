namespace NetGen;

/// <summary>A contiguous part of the flat parameter buffer that holds whole tensors.</summary>
/// <param name="Start">The first float.</param>
/// <param name="Length">How many floats.</param>
public readonly record struct ParameterRange(long Start, long Length)
{
    /// <summary>The first float after the range.</summary>
    public long End => Start + Length;
}
