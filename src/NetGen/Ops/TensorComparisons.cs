using System.ComponentModel;

namespace NetGen;

/// <content>Comparisons: they give a <see cref="Mask"/>, and no gradient flows through them.</content>
public abstract partial class Tensor
{
    /// <summary>Whether a &lt; b, elementwise; false where either is NaN.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator <(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>Whether a &gt; b, elementwise; false where either is NaN.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator >(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>Whether a ≤ b, elementwise; false where either is NaN.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator <=(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>Whether a ≥ b, elementwise; false where either is NaN.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator >=(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>Whether a = b, elementwise; false where either is NaN.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator ==(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>Whether a ≠ b, elementwise; true where either is NaN.</summary>
    /// <param name="a">The left side.</param>
    /// <param name="b">The right side.</param>
    /// <returns>A mask of the broadcast shape.</returns>
    public static Mask operator !=(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool Equals(object? obj) => throw CompileTime.Only();

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override int GetHashCode() => throw CompileTime.Only();
}
