using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// A layer: an operation with hyperparameters and, for many, weights. It is written as an attribute of a class or a field
/// (<c>[Linear(10)]</c>) or as the value of a field (<c>readonly Linear head = new(10);</c>).
/// </summary>
/// <remarks>
/// The object holds hyperparameters only; its weights belong to the network that holds the field. The sizes of the input are
/// inferred where the layer is used. A layer used twice shares its weights. Layers with weights are fields (error elsewhere);
/// the others may also be created in a body, <c>x.Then(new MaxPool2d(2))</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Field, AllowMultiple = true, Inherited = false)]
public abstract class Layer : Attribute
{
    private protected Layer()
    {
    }

    /// <summary>Keeps this layer's weights as they are: no loss trains them. False by default.</summary>
    public bool Frozen { get; init; }

    /// <summary>Applies the layer; the same as <c>x.Then(layer)</c>.</summary>
    /// <param name="x">The layer's input, of the shape that the layer documents.</param>
    /// <returns>The layer's result.</returns>
    public Tensor Forward(Tensor x) => throw CompileTime.Only();

    // Attribute compares by value; two layers of equal hyperparameters are still two layers with weights of their own.

    /// <summary>Whether <paramref name="obj"/> is this very layer; equal hyperparameters do not make layers equal.</summary>
    /// <param name="obj">The object to compare with.</param>
    /// <returns>True for the same object only.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash of the layer's identity.</summary>
    /// <returns>The hash code.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override object TypeId => base.TypeId;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool Match(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool IsDefaultAttribute() => false;
}
