namespace NetGen;

/// <content>Products and look-ups.</content>
public abstract partial class Tensor
{
    /// <summary>The matrix product over the last two axes: […, m, k] and […, k, n] give […, m, n]; leading axes broadcast.</summary>
    /// <param name="other">The right factor. Errors: another size of k; a rank below 2 on either side.</param>
    /// <returns>The product.</returns>
    public Tensor MatMul(Tensor other) => throw CompileTime.Only();

    /// <summary>Rows of this tensor by index: [R, …] at rows [A, B] gives [A, B, …]. Gradients of equal rows add up.</summary>
    /// <param name="rows">Positions on axis 0. An index outside it is an exception at run time, before anything is changed.</param>
    /// <returns>The shape of <paramref name="rows"/> followed by this tensor's shape without its first axis.</returns>
    public Tensor Gather(Labels rows) => throw CompileTime.Only();

    /// <summary>Rows of this tensor by index: [R, …] at rows [A, B] gives [A, B, …]. Gradients of equal rows add up.</summary>
    /// <param name="rows">Positions on axis 0. An index outside it is an exception at run time, before anything is changed.</param>
    /// <returns>The shape of <paramref name="rows"/> followed by this tensor's shape without its first axis.</returns>
    public Tensor Gather(Tokens rows) => throw CompileTime.Only();
}
