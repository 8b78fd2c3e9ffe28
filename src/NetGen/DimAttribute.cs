namespace NetGen;

/// <summary>Bounds a named dimension of the class's or the method's shapes: <c>[Dim("T", Max = 256)]</c>.</summary>
/// <remarks>
/// The bounds are used in proofs about shapes at build time, and checked once per call at run time. Errors: a name that no shape mentions,
/// bounds that exclude every size, a table smaller than the bound of the dimension that indexes it.
/// </remarks>
/// <param name="name">The dimension's name as the <see cref="ShapeAttribute"/>s spell it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DimAttribute(string name) : Attribute
{
    /// <summary>The dimension's name.</summary>
    public string Name => name;

    /// <summary>The largest size allowed; 0 (the default) means unbounded.</summary>
    public int Max { get; init; }

    /// <summary>The smallest size allowed; 1 by default, 0 allows an empty dimension.</summary>
    public int Min { get; init; } = 1;

    /// <summary>The size is a multiple of this number; 1 by default.</summary>
    public int Multiple { get; init; } = 1;
}
