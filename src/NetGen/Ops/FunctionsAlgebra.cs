namespace NetGen;

/// <content>Products by labels, and of vectors.</content>
public static partial class Functions
{
    /// <summary>
    /// Products and sums by Einstein's convention, in the notation of NumPy: <c>Einsum("bij,bjk->bik", a, b)</c>. Every axis has a letter;
    /// equal letters run together, and letters that the result lacks are summed. Without "->", the result has the letters that occur once,
    /// in the order of the alphabet. A letter that one operand has twice runs along its diagonal. <c>…</c> or <c>...</c> stands for axes
    /// without a letter, aligned at the right. More than two operands are multiplied pair by pair from the left.
    /// </summary>
    /// <param name="labels">The letters of each operand, separated by commas, then "->" and those of the result; known at compile time.
    /// Errors: other counts than the operands have axes; a letter of the result that no operand has, or twice.</param>
    /// <param name="operands">The tensors. Error: one letter with two sizes; nothing is repeated to fit.</param>
    /// <returns>A tensor with the axes of the result's letters.</returns>
    public static Tensor Einsum(string labels, params Tensor[] operands) => throw CompileTime.Only();

    /// <summary>All products of the elements of two vectors: […, m] and […, n] give […, m, n]; leading axes broadcast.</summary>
    /// <param name="a">The vectors whose elements run along the rows' axis.</param>
    /// <param name="b">The vectors whose elements run along the columns' axis.</param>
    /// <returns>a bᵀ.</returns>
    public static Tensor Outer(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>a · b / (max(‖a‖, ε) max(‖b‖, ε)), the cosine of the angle between vectors along an axis.</summary>
    /// <param name="a">The first vectors; shapes broadcast.</param>
    /// <param name="b">The second vectors.</param>
    /// <param name="axis">The axis of the vectors, which disappears; the last by default.</param>
    /// <param name="epsilon">The smallest length that is divided by, above 0; 1e-8 by default.</param>
    /// <returns>Numbers from −1 to 1.</returns>
    public static Tensor CosineSimilarity(Tensor a, Tensor b, int axis = -1, double epsilon = 1e-8) => throw CompileTime.Only();
}
