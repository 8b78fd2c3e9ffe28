namespace NetGen;

/// <content>Encodings of positions; <see cref="LearnedPositions"/> is the layer.</content>
public static partial class Functions
{
    /// <summary>
    /// Encodings of positions 0 to length − 1: sin(t / b^(2i/width)) in channel 2i, the cosine of the same in 2i + 1. Add them to [N, T,
    /// width], or concatenate them. Vaswani et al., 2017.
    /// </summary>
    /// <param name="length">The number of positions: a constant or a dimension.</param>
    /// <param name="width">The number of channels, at least 1.</param>
    /// <param name="period">The base of the wavelengths, above 1; 10,000 by default.</param>
    /// <returns>A tensor of shape [length, width].</returns>
    public static Tensor SinusoidalPositions(int length, int width, double period = 10_000) => throw CompileTime.Only();

    /// <summary>
    /// The same encodings of given positions or times, whole or not: the noise level of a diffusion model (Ho, Jain and Abbeel, 2020),
    /// offsets, coordinates.
    /// </summary>
    /// <param name="positions">The times, of any shape.</param>
    /// <param name="width">The number of channels, at least 1.</param>
    /// <param name="period">The base of the wavelengths, above 1; 10,000 by default.</param>
    /// <returns>A tensor with one more axis, the last, of size <paramref name="width"/>.</returns>
    public static Tensor SinusoidalPositions(Tensor positions, int width, double period = 10_000) => throw CompileTime.Only();

    /// <summary>
    /// Turns pairs of features by angles that grow with the position: channels i and i + D/2 of position t by (t + offset) · b^(−2i/D), so
    /// that products of queries and keys depend on distances only. The halves are those of GPT-NeoX and Llama. Su et al., 2021.
    /// </summary>
    /// <param name="x">Queries or keys, […, T, D]. Error: an odd or named D.</param>
    /// <param name="period">The base of the wavelengths, above 1; 10,000 by default.</param>
    /// <param name="offset">What is added to the positions, such as the length of a cache; 0 by default.</param>
    /// <param name="axis">The axis of positions; the last but one by default.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Rotary(Tensor x, double period = 10_000, Tensor? offset = null, int axis = -2) => throw CompileTime.Only();

    /// <summary>
    /// Attention with linear biases: −slope · |i − j| for query i and key j, the slope of head h being 2^(−8(h + 1)/heads). Press, Smith
    /// and Lewis, 2022.
    /// </summary>
    /// <param name="heads">The number of heads; of one that is no power of two, the slopes between follow, as in the paper.</param>
    /// <param name="queries">The number of queries: a constant or a dimension.</param>
    /// <param name="keys">The number of keys: a constant or a dimension.</param>
    /// <returns>A bias of scores, [heads, queries, keys].</returns>
    public static Tensor AlibiBias(int heads, int queries, int keys) => throw CompileTime.Only();

    /// <summary>
    /// The bucket of the distance between each query and key: near distances have buckets of their own, farther ones share them by the
    /// logarithm, as T5 does. Looked up in an <see cref="Embedding"/> [buckets, heads], <c>buckets.Then(table).Permute(2, 0, 1)</c> is a
    /// bias of scores. Raffel et al., 2020.
    /// </summary>
    /// <param name="queries">The number of queries: a constant or a dimension.</param>
    /// <param name="keys">The number of keys: a constant or a dimension.</param>
    /// <param name="buckets">The number of buckets; 32 by default.</param>
    /// <param name="maxDistance">The distance from which on all share the last bucket; 128 by default.</param>
    /// <param name="bidirectional">Whether keys after the query have the second half of the buckets; false puts them all into bucket 0, for
    /// causal attention.</param>
    /// <returns>Indices of shape [queries, keys].</returns>
    public static Tokens RelativePositionBuckets(
        int queries, int keys, int buckets = 32, int maxDistance = 128, bool bidirectional = true) =>
        throw CompileTime.Only();
}
