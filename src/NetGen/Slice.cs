namespace NetGen;

/// <summary>
/// One axis of an index expression: a range keeps the axis (<c>x[.., 1..^1]</c>), an index or an int takes one position and drops it
/// (<c>x[.., ^1]</c>).
/// </summary>
/// <remarks>Missing trailing axes are kept whole. Errors: more indices than axes; a position that leaves an axis of known size.</remarks>
public readonly struct Slice
{
    /// <summary>A part of the axis; the axis stays.</summary>
    /// <param name="range">The positions to keep, counted from either end.</param>
    public static implicit operator Slice(Range range) => throw CompileTime.Only();

    /// <summary>One position, counted from either end; the axis is dropped.</summary>
    /// <param name="index">The position.</param>
    public static implicit operator Slice(Index index) => throw CompileTime.Only();

    /// <summary>One position, counted from the start; the axis is dropped.</summary>
    /// <param name="index">The position.</param>
    public static implicit operator Slice(int index) => throw CompileTime.Only();
}
