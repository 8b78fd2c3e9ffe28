namespace NetGen;

/// <content>Attention without weights of its own; <see cref="MultiHeadAttention"/> is the layer.</content>
public static partial class Functions
{
    /// <summary>softmax(scale · query · keyᵀ + bias) · value, over the keys that are kept. Vaswani et al., 2017.</summary>
    /// <remarks>
    /// A query that keeps no key gets zeros, and no gradient. No array of T · S elements is kept for the gradient. Leading axes broadcast, so
    /// heads that share keys are queries […, G, R, T, D] and keys […, G, 1, S, D].
    /// </remarks>
    /// <param name="query">The queries, […, T, D].</param>
    /// <param name="key">The keys, […, S, D]. Error: another D.</param>
    /// <param name="value">The values, […, S, E]. Error: another S than the keys'.</param>
    /// <param name="mask">True for the keys to keep; broadcasts to […, T, S]. One row for each example, [N, S], is written
    /// <c>mask.Unsqueeze(1).Unsqueeze(1)</c>. All are kept by default.</param>
    /// <param name="bias">What is added to the scores; broadcasts to […, T, S].</param>
    /// <param name="causal">Whether query i keeps keys 0 to i only; false by default. Error: other numbers of queries and keys.</param>
    /// <param name="dropout">The rate at which weights are dropped in training, in [0, 1); 0 by default.</param>
    /// <param name="scale">The factor of the scores; 1 / √D by default.</param>
    /// <returns>The averages of the values, […, T, E].</returns>
    public static Tensor ScaledDotProductAttention(
        Tensor query, Tensor key, Tensor value, Mask? mask = null, Tensor? bias = null, bool causal = false, double dropout = 0, Tensor? scale = null) =>
        throw CompileTime.Only();

    /// <summary>
    /// φ(q) · (φ(k)ᵀ · v) / (φ(q) · Σ φ(k)) with φ(x) = elu(x) + 1: attention whose cost is linear in the number of positions.
    /// Katharopoulos, Vyas, Pappas and Fleuret, 2020.
    /// </summary>
    /// <param name="query">The queries, […, T, D].</param>
    /// <param name="key">The keys, […, S, D]. Error: another D.</param>
    /// <param name="value">The values, […, S, E]. Error: another S than the keys'.</param>
    /// <param name="mask">True for the keys to keep; broadcasts to […, S]. All are kept by default; where none is, the result is 0.</param>
    /// <param name="causal">Whether query i keeps keys 0 to i only, by sums that run along the positions: T matrices of D times E, none of T
    /// times T; false by default. Error: other numbers of queries and keys.</param>
    /// <returns>The averages of the values, […, T, E].</returns>
    public static Tensor LinearAttention(Tensor query, Tensor key, Tensor value, Mask? mask = null, bool causal = false) => throw CompileTime.Only();
}
