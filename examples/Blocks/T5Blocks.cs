namespace NetGen.Examples.Blocks;

/// <summary>
/// What is added to the scores of attention for how far apart two positions are: a learned number per head for every near distance, and for
/// ranges of far ones (C. Raffel et al., "Exploring the limits of transfer learning with a unified text-to-text transformer", 2020).
/// </summary>
[Block]
public partial class RelativePositions(int heads, bool bothDirections, int buckets = 32, int farthest = 128)
{
    readonly Embedding relative_attention_bias = new(buckets, heads);

    /// <summary>[heads, queries, keys].</summary>
    public Tensor Forward(int queries, int keys) =>
        RelativePositionBuckets(queries, keys, buckets, farthest, bothDirections).Then(relative_attention_bias).Permute(2, 0, 1);
}

/// <summary>T5's attention, without biases and without a scale (C. Raffel et al., 2020).</summary>
[Block]
public partial class T5Attention(int width, int heads, int headWidth)
{
    readonly Linear q = new(heads * headWidth) { Bias = false }, k = new(heads * headWidth) { Bias = false };
    readonly Linear v = new(heads * headWidth) { Bias = false }, o = new(width) { Bias = false };

    public Tensor Forward(Tensor x, Tensor memory, Tensor? positions = null, bool causal = false)
    {
        Tensor query = Split(x.Then(q)), key = Split(memory.Then(k)), value = Split(memory.Then(v));
        var read = ScaledDotProductAttention(query, key, value, bias: positions, causal: causal, scale: 1);
        return read.Permute(0, 2, 1, 3).Reshape(x.Size(0), x.Size(1), heads * headWidth).Then(o);
    }

    Tensor Split(Tensor x) => x.Reshape(x.Size(0), x.Size(1), heads, headWidth).Permute(0, 2, 1, 3);
}

/// <summary>T5's feedforward part (C. Raffel et al., 2020).</summary>
[Block]
public partial class T5Feedforward(int width, int hidden)
{
    readonly Linear wi = new(hidden) { Bias = false }, wo = new(width) { Bias = false };

    public Tensor Forward(Tensor x) => x.Then(wi).Relu().Then(wo);
}

/// <summary>
/// A layer of T5's encoder (C. Raffel et al., 2020), with norms before that know no mean (B. Zhang and R. Sennrich, "Root mean square layer
/// normalization", 2019).
/// </summary>
[Block]
public partial class T5EncoderLayer(int width, int heads, int headWidth, int hidden)
{
    readonly RMSNorm norm1 = new() { Epsilon = 1e-6f }, norm2 = new() { Epsilon = 1e-6f };
    readonly T5Attention SelfAttention = new(width, heads, headWidth);
    readonly T5Feedforward DenseReluDense = new(width, hidden);

    public Tensor Forward(Tensor x, Tensor positions)
    {
        var y = x.Then(norm1);
        x += SelfAttention.Forward(y, y, positions);
        return x + DenseReluDense.Forward(x.Then(norm2));
    }
}

/// <summary>A layer of T5's decoder, which also reads what the encoder says (C. Raffel et al., 2020).</summary>
[Block]
public partial class T5DecoderLayer(int width, int heads, int headWidth, int hidden)
{
    readonly RMSNorm norm1 = new() { Epsilon = 1e-6f }, norm2 = new() { Epsilon = 1e-6f }, norm3 = new() { Epsilon = 1e-6f };
    readonly T5Attention SelfAttention = new(width, heads, headWidth), EncDecAttention = new(width, heads, headWidth);
    readonly T5Feedforward DenseReluDense = new(width, hidden);

    public Tensor Forward(Tensor x, Tensor memory, Tensor positions)
    {
        var y = x.Then(norm1);
        x += SelfAttention.Forward(y, y, positions, causal: true);
        x += EncDecAttention.Forward(x.Then(norm2), memory);
        return x + DenseReluDense.Forward(x.Then(norm3));
    }
}

/// <summary>
/// T5: C. Raffel et al., "Exploring the limits of transfer learning with a unified text-to-text transformer", 2020. One table embeds both
/// texts and gives the logits.
/// </summary>
[Block]
public partial class T5(int vocabulary, int width, int heads, int headWidth, int hidden, int layers)
{
    readonly Embedding shared = new(vocabulary, width);
    readonly RelativePositions encoderPositions = new(heads, bothDirections: true), decoderPositions = new(heads, bothDirections: false);
    readonly T5EncoderLayer[] encoder = Repeat(layers, _ => new T5EncoderLayer(width, heads, headWidth, hidden));
    readonly RMSNorm encoderNorm = new() { Epsilon = 1e-6f };
    readonly T5DecoderLayer[] decoder = Repeat(layers, _ => new T5DecoderLayer(width, heads, headWidth, hidden));
    readonly RMSNorm decoderNorm = new() { Epsilon = 1e-6f };

    /// <summary>Source [N, S] and the target so far [N, T] to logits of the next tokens, [N, T, vocabulary].</summary>
    public Tensor Forward(Tokens source, Tokens target)
    {
        int s = source.Size(1), t = target.Size(1);
        var memory = source.Then(shared);
        var positions = encoderPositions.Forward(s, s);
        foreach (var layer in encoder) memory = layer.Forward(memory, positions);
        memory = memory.Then(encoderNorm);

        var x = target.Then(shared);
        positions = decoderPositions.Forward(t, t);
        foreach (var layer in decoder) x = layer.Forward(x, memory, positions);
        return (x.Then(decoderNorm) / Math.Sqrt(width)).MatMul(shared.Weight.Transpose());
    }
}
