namespace NetGen;

/// <summary>
/// Attention of several heads: each projects its inputs, weighs the values by softmax(q · kᵀ / √d) and passes the heads' joint result
/// through a linear layer; [N, T, C] becomes [N, T, width]. Vaswani et al., 2017.
/// </summary>
/// <remarks>
/// Weights, with PyTorch's names and shapes: <c>in_proj_weight</c> [3·width, width] where all inputs have <c>width</c> features and no other
/// width is set; else <c>q_proj_weight</c> [KeyWidth, C], <c>k_proj_weight</c> and <c>v_proj_weight</c>; <c>in_proj_bias</c>,
/// <c>out_proj.weight</c> [width, ValueWidth] and <c>out_proj.bias</c>. Matrices start as <see cref="Init.XavierUniform"/>.
/// A mask is true for the keys to keep: [N, S] for each example (padding), [T, S] for all, [N, T, S], or anything that broadcasts to
/// [N, heads, T, S]. A query that keeps no key gets zeros. No array of T · S elements is kept for the gradient.
/// Errors: heads that do not divide the widths, a mask that fits in two ways, a named number of features.
/// </remarks>
/// <param name="width">The number of features of the result, at least 1.</param>
/// <param name="heads">The number of heads; it divides the widths of keys and values.</param>
public sealed class MultiHeadAttention(int width, int heads) : Layer
{
    /// <summary>The number of features of the result.</summary>
    public int Width => width;

    /// <summary>The number of heads.</summary>
    public int Heads => heads;

    /// <summary>
    /// How many heads keys and values have, a divisor of <see cref="Heads"/>: so many heads of queries share one. 0, the default, means as
    /// many as the queries have; 1 is multi-query attention (Shazeer, 2019), a number between is grouped (Ainslie et al., 2023).
    /// </summary>
    public int KeyValueHeads { get; init; }

    /// <summary>The width of the projected queries and keys, all heads together; 0, the default, means <see cref="Width"/>.</summary>
    public int KeyWidth { get; init; }

    /// <summary>The width of the projected values, all heads together; 0, the default, means <see cref="Width"/>.</summary>
    public int ValueWidth { get; init; }

    /// <summary>Whether the projections have biases, which start at 0; true by default.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>The rate at which weights of attention are dropped in training, in [0, 1); 0 by default.</summary>
    public float Dropout { get; init; }

    /// <summary>Whether each position attends to itself and those before it only; false by default. It needs as many keys as queries.</summary>
    public bool Causal { get; init; }

    /// <summary>How the matrices start; <see cref="Init.XavierUniform"/> by default.</summary>
    public Init Init { get; init; }

    /// <summary>Self-attention: queries, keys and values are projections of one tensor.</summary>
    /// <param name="query">The sequence, [N, T, C].</param>
    /// <param name="mask">The keys to keep: [N, T], [T, T], [N, T, T] or broadcasting to [N, heads, T, T]; all by default.</param>
    /// <param name="bias">What is added to the scores, such as a bias of relative positions; broadcasts to [N, heads, T, T].</param>
    /// <returns>The result, [N, T, width].</returns>
    public Tensor Forward(Tensor query, Mask? mask = null, Tensor? bias = null) => throw CompileTime.Only();

    /// <summary>Cross-attention: keys and values are projections of a memory, such as an encoder's result.</summary>
    /// <param name="query">The sequence that attends, [N, T, C].</param>
    /// <param name="memory">The sequence that is attended to, [N, S, C].</param>
    /// <param name="mask">The positions of the memory to keep: [N, S], [T, S], [N, T, S] or broadcasting to [N, heads, T, S]; all by
    /// default.</param>
    /// <param name="bias">What is added to the scores; broadcasts to [N, heads, T, S].</param>
    /// <returns>The result, [N, T, width].</returns>
    public Tensor Forward(Tensor query, Tensor memory, Mask? mask = null, Tensor? bias = null) => throw CompileTime.Only();

    /// <summary>Attention with keys and values of their own.</summary>
    /// <param name="query">The sequence that attends, [N, T, C].</param>
    /// <param name="key">What is compared with, [N, S, C].</param>
    /// <param name="value">What is averaged, [N, S, C].</param>
    /// <param name="mask">The keys to keep: [N, S], [T, S], [N, T, S] or broadcasting to [N, heads, T, S]; all by default.</param>
    /// <param name="bias">What is added to the scores; broadcasts to [N, heads, T, S].</param>
    /// <returns>The result, [N, T, width].</returns>
    public Tensor Forward(Tensor query, Tensor key, Tensor value, Mask? mask = null, Tensor? bias = null) => throw CompileTime.Only();
}
