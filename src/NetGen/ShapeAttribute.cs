namespace NetGen;

/// <summary>
/// The shape of a tensor: each dimension is an <see langword="int"/> constant or a name (<c>"N"</c>) that is bound when the compiled
/// method is called.
/// </summary>
/// <remarks>
/// On a parameter it declares the shape; on a class written with layer attributes only, the shape of the input; on a return value it is
/// verified.
/// Names are equal when they are spelled alike, and the leading name of the first input is the batch.
/// Errors: a dimension that is neither a name nor a positive int, an <see cref="Element"/> that the returned tuple does not have.
/// </remarks>
/// <param name="dims">The dimensions from first to last; images are [N, C, H, W]. None at all is a scalar.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter | AttributeTargets.ReturnValue, AllowMultiple = true, Inherited = false)]
public sealed class ShapeAttribute(params object[] dims) : Attribute
{
    /// <summary>The dimensions from first to last, each an <see langword="int"/> or a <see langword="string"/>.</summary>
    public object[] Dims => dims;

    /// <summary>
    /// The name of the element of a returned tuple that has this shape; <see langword="null"/> when the result is no tuple.
    /// </summary>
    public string? Element { get; init; }
}
