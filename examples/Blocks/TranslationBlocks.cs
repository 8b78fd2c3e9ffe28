namespace NetGen.Examples.Blocks;

/// <summary>Attention whose scores are a small network (D. Bahdanau, K. Cho and Y. Bengio, 2015): vᵀ tanh(W state + U memory).</summary>
[Block]
public partial class AdditiveAttention(int width)
{
    readonly Linear query = new(width) { Bias = false }, key = new(width), score = new(1) { Bias = false };

    /// <summary>What states are compared with, once for all of them: [N, S, C] to [N, S, width].</summary>
    public Tensor Keys(Tensor memory) => memory.Then(key);

    /// <summary>What a state [N, H] reads of the memory [N, S, C]: [N, C].</summary>
    public Tensor Forward(Tensor state, Tensor keys, Tensor memory)
    {
        var scores = (keys + state.Then(query).Unsqueeze(1)).Tanh().Then(score).Squeeze(2); // [N, S]
        return scores.Softmax().Unsqueeze(1).MatMul(memory).Squeeze(1);
    }
}

/// <summary>
/// Translation with attention: D. Bahdanau, K. Cho and Y. Bengio, "Neural machine translation by jointly learning to align and translate",
/// 2015. The encoder reads in both directions; the decoder looks at all that was read before each word.
/// </summary>
/// <param name="sourceWords">The size of the source's vocabulary.</param>
/// <param name="targetWords">The size of the target's vocabulary.</param>
/// <param name="width">Of a word.</param>
/// <param name="hidden">The width of a state, and of the attention's hidden layer.</param>
/// <param name="maxout">The width of the last hidden layer, each the larger one of two numbers.</param>
[Block]
public partial class AligningTranslation(int sourceWords, int targetWords, int width, int hidden, int maxout)
{
    readonly Embedding source = new(sourceWords, width), target = new(targetWords, width);
    readonly Gru encoder = new(hidden) { Bidirectional = true };
    readonly Linear initial = new(hidden);
    readonly AdditiveAttention attention = new(hidden);
    readonly GruCell decoder = new(hidden);
    readonly Linear readout = new(2 * maxout), output = new(targetWords);

    /// <summary>Source [N, S] and the target so far [N, T] to the logits of the next words, [N, T, targetWords].</summary>
    public Tensor Forward(Tokens text, Tokens soFar)
    {
        var (memory, last) = encoder.Forward(text.Then(source));
        var keys = attention.Keys(memory);
        var start = last[1].Then(initial).Tanh(); // The backward direction ends at the first word.
        var (seen, _) = Scan(start, soFar.Then(target), (state, word) =>
        {
            var context = attention.Forward(state, keys, memory);
            return (decoder.Forward(state, Concat(1, word, context)), Concat(1, state, word, context));
        });
        return seen.Then(readout).Reshape(soFar.Size(0), soFar.Size(1), maxout, 2).Max(3).Then(output);
    }
}

/// <summary>
/// Translation with global attention: M. Luong, H. Pham and C. Manning, "Effective approaches to attention-based neural machine
/// translation", 2015. The decoder goes on from where the encoder ended, and all its states look at the source at once, by the general
/// score queryᵀ W key.
/// </summary>
[Block]
public partial class GlobalTranslation(int sourceWords, int targetWords, int width, int layers, float dropout = 0.2f)
{
    readonly Embedding source = new(sourceWords, width), target = new(targetWords, width);
    readonly Lstm encoder = new(width) { Layers = layers, Dropout = dropout }, decoder = new(width) { Layers = layers, Dropout = dropout };
    readonly Linear general = new(width) { Bias = false }, combine = new(width) { Bias = false }, output = new(targetWords);

    /// <summary>Source [N, S] and the target so far [N, T] to the logits of the next words, [N, T, targetWords].</summary>
    /// <param name="text">The source, [N, S].</param>
    /// <param name="isWord">False behind the end of a shorter source, [N, S].</param>
    /// <param name="soFar">The target so far, [N, T].</param>
    public Tensor Forward(Tokens text, Mask isWord, Tokens soFar)
    {
        var (memory, last) = encoder.Forward(text.Then(source));
        var (states, _) = decoder.Forward(soFar.Then(target), last);
        var context = ScaledDotProductAttention(states.Then(general), memory, memory, isWord.Unsqueeze(1), scale: 1);
        return Concat(2, context, states).Then(combine).Tanh().Then(output);
    }
}
