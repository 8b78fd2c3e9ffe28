namespace NetGen;

/// <content>Products and joined tensors.</content>
public static partial class Functions
{
    /// <summary>The matrix product over the last two axes: […, m, k] and […, k, n] give […, m, n]; leading axes broadcast.</summary>
    /// <param name="a">The left factor.</param>
    /// <param name="b">The right factor. Errors: another size of k; a rank below 2 on either side.</param>
    /// <returns>The product.</returns>
    public static Tensor MatMul(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>Joins tensors along an axis that they have.</summary>
    /// <param name="axis">The axis; the other axes are equal (error otherwise).</param>
    /// <param name="parts">The tensors in order, at least one.</param>
    /// <returns>A tensor whose axis is as long as those of the parts together.</returns>
    public static Tensor Concat(int axis, params Tensor[] parts) => throw CompileTime.Only();

    /// <summary>Joins tensors of equal shapes along a new axis.</summary>
    /// <param name="axis">The new axis's position in the result; -1 is the last.</param>
    /// <param name="parts">The tensors in order, at least one. Error: unequal shapes.</param>
    /// <returns>A tensor of one more axis, whose size is the number of parts.</returns>
    public static Tensor Stack(int axis, params Tensor[] parts) => throw CompileTime.Only();
}
