using System.ComponentModel;

namespace NetGen;

/// <summary>
/// Indices into a vocabulary (int32) of the network that is being described, such as words or positions; no existence at run time.
/// </summary>
/// <remarks>The runnable overload takes them as <c>ReadOnlySpan&lt;int&gt;</c>. No gradient flows into or through indices.</remarks>
public sealed class Tokens
{
    Tokens()
    {
    }

    /// <summary>The number of axes, known at compile time.</summary>
    public int Rank => throw CompileTime.Only();

    /// <summary>The size of an axis: a constant or a named dimension.</summary>
    /// <param name="axis">The axis; negative counts from the last. Error: outside the rank.</param>
    /// <returns>The size.</returns>
    public int Size(int axis) => throw CompileTime.Only();

    /// <summary>A part: <c>tokens[.., ..^1]</c>, <c>tokens[.., 0]</c>.</summary>
    /// <param name="at">One entry per axis from the first; axes not mentioned are kept whole.</param>
    /// <returns>The part.</returns>
    public Tokens this[params Slice[] at] => throw CompileTime.Only();

    /// <summary>One-hot vectors on a new last axis: [N] becomes [N, classes].</summary>
    /// <param name="classes">The number of classes, at least 1. An index outside it is an exception at run time.</param>
    /// <returns>1 at the index's class, 0 elsewhere.</returns>
    public Tensor OneHot(int classes) => throw CompileTime.Only();

    /// <summary>The indices as numbers; exact up to 2²⁴. No gradient flows through it.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor AsTensor() => throw CompileTime.Only();

    /// <summary>Looks the indices up in an embedding: the same as <c>embedding.Forward(tokens)</c>.</summary>
    /// <param name="embedding">The table, a field of the class.</param>
    /// <returns>One row per index: this shape followed by the embedding's width.</returns>
    public Tensor Then(Embedding embedding) => throw CompileTime.Only();

    /// <summary>Applies a block's method or a function: <c>tokens.Then(block.Forward)</c>.</summary>
    /// <param name="function">A method group of a block or of this class, or a lambda; it is inlined.</param>
    /// <returns>The function's result.</returns>
    public Tensor Then(Func<Tokens, Tensor> function) => throw CompileTime.Only();

    /// <summary>Whether indices are equal, elementwise; shapes broadcast.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator ==(Tokens a, Tokens b) => throw CompileTime.Only();

    /// <summary>Whether indices differ, elementwise; shapes broadcast.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator !=(Tokens a, Tokens b) => throw CompileTime.Only();

    /// <summary>Whether each index is the given one.</summary>
    /// <param name="a">The indices.</param>
    /// <param name="b">The index to compare with.</param>
    /// <returns>A mask of the same shape.</returns>
    public static Mask operator ==(Tokens a, int b) => throw CompileTime.Only();

    /// <summary>Whether each index is another than the given one: <c>tokens != 0</c>.</summary>
    /// <param name="a">The indices.</param>
    /// <param name="b">The index to compare with.</param>
    /// <returns>A mask of the same shape.</returns>
    public static Mask operator !=(Tokens a, int b) => throw CompileTime.Only();

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => throw CompileTime.Only();

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => throw CompileTime.Only();
}
