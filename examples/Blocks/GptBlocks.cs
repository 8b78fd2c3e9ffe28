namespace NetGen.Examples.Blocks;

/// <summary>Causal self-attention with one product for query, key and value (A. Radford et al., "Language models are unsupervised multitask learners", 2019).</summary>
[Block]
public partial class GptAttention(int width, int heads, float dropout = 0)
{
    readonly Linear c_attn = new(3 * width), c_proj = new(width);

    public Tensor Forward(Tensor x)
    {
        var qkv = x.Then(c_attn).Split(2, 3);
        return Attention.MultiHead(qkv[0], qkv[1], qkv[2], heads, causal: true).Then(c_proj).Dropout(dropout);
    }
}

/// <summary>The feedforward part of GPT-2 (A. Radford et al., 2019): GELU by its tanh formula.</summary>
[Block]
public partial class GptFeedforward(int width, float dropout = 0)
{
    readonly Linear c_fc = new(4 * width), c_proj = new(width);

    public Tensor Forward(Tensor x) => x.Then(c_fc).Gelu(approximate: true).Then(c_proj).Dropout(dropout);
}

/// <summary>
/// A transformer block with its norms before attention and feedforward (A. Radford et al., 2019; R. Xiong et al., "On layer normalization
/// in the transformer architecture", 2020). Weights have GPT-2's names.
/// </summary>
[Block]
public partial class GptBlock(int width, int heads, float dropout = 0)
{
    readonly LayerNorm ln_1 = new();
    readonly GptAttention attn = new(width, heads, dropout);
    readonly LayerNorm ln_2 = new();
    readonly GptFeedforward mlp = new(width, dropout);

    public Tensor Forward(Tensor x)
    {
        x += attn.Forward(x.Then(ln_1));
        return x + mlp.Forward(x.Then(ln_2));
    }
}

/// <summary>GPT-2 (A. Radford et al., 2019): the logits of the next token at every position, by products with the embedding itself.</summary>
[Block]
public partial class Gpt2(int vocabulary, int positions, int width, int heads, int layers, float dropout = 0.1f)
{
    readonly Embedding wte = new(vocabulary, width), wpe = new(positions, width);
    readonly GptBlock[] h = Repeat(layers, _ => new GptBlock(width, heads, dropout));
    readonly LayerNorm ln_f = new();

    public Tensor Forward(Tokens text)
    {
        var x = (text.Then(wte) + Iota(text.Size(1)).Then(wpe)).Dropout(dropout);
        foreach (var block in h) x = block.Forward(x);
        return x.Then(ln_f).MatMul(wte.Weight.Transpose());
    }
}
