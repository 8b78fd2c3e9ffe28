namespace NetGen.Examples.Blocks;

/// <summary>The sum of words, positions and sentences that BERT begins with (J. Devlin, M. Chang, K. Lee and K. Toutanova, 2019).</summary>
[Block]
public partial class BertEmbeddings(int vocabulary, int positions, int width, float dropout = 0.1f)
{
    readonly Embedding word_embeddings = new(vocabulary, width);
    readonly Embedding position_embeddings = new(positions, width);
    readonly Embedding token_type_embeddings = new(2, width);
    readonly LayerNorm LayerNorm = new() { Epsilon = 1e-12f };

    public Tensor Forward(Tokens text, Tokens sentence)
    {
        var x = text.Then(word_embeddings) + Iota(text.Size(1)).Then(position_embeddings) + sentence.Then(token_type_embeddings);
        return x.Then(LayerNorm).Dropout(dropout);
    }
}

/// <summary>Query, key and value of BERT's attention.</summary>
[Block]
public partial class BertSelfAttention(int width, int heads)
{
    readonly Linear query = new(width), key = new(width), value = new(width);

    public Tensor Forward(Tensor x) => Attention.MultiHead(x.Then(query), x.Then(key), x.Then(value), heads);
}

/// <summary>A projection whose sum with what went before is normalised.</summary>
[Block]
public partial class BertOutput(int width, float dropout)
{
    readonly Linear dense = new(width);
    readonly LayerNorm LayerNorm = new() { Epsilon = 1e-12f };

    public Tensor Forward(Tensor x, Tensor before) => (x.Then(dense).Dropout(dropout) + before).Then(LayerNorm);
}

/// <summary>BERT's attention with its residual and norm.</summary>
[Block]
public partial class BertAttention(int width, int heads, float dropout)
{
    readonly BertSelfAttention self = new(width, heads);
    readonly BertOutput output = new(width, dropout);

    public Tensor Forward(Tensor x) => output.Forward(self.Forward(x), x);
}

/// <summary>The wide half of BERT's feedforward part.</summary>
[Block]
public partial class BertIntermediate(int width)
{
    readonly Linear dense = new(width);

    public Tensor Forward(Tensor x) => x.Then(dense).Gelu();
}

/// <summary>
/// A transformer block with its norms after attention and feedforward: J. Devlin, M. Chang, K. Lee and K. Toutanova, "BERT: pre-training
/// of deep bidirectional transformers", 2019. Weights have Hugging Face's names.
/// </summary>
[Block]
public partial class BertLayer(int width, int heads, float dropout = 0.1f)
{
    readonly BertAttention attention = new(width, heads, dropout);
    readonly BertIntermediate intermediate = new(4 * width);
    readonly BertOutput output = new(width, dropout);

    public Tensor Forward(Tensor x)
    {
        x = attention.Forward(x);
        return output.Forward(intermediate.Forward(x), x);
    }
}

/// <summary>The layers of BERT, one after the other.</summary>
[Block]
public partial class BertEncoder(int layers, int width, int heads, float dropout = 0.1f)
{
    readonly BertLayer[] layer = Repeat(layers, _ => new BertLayer(width, heads, dropout));

    public Tensor Forward(Tensor x)
    {
        foreach (var block in layer) x = block.Forward(x);
        return x;
    }
}

/// <summary>What BERT says about a whole text: a dense layer with tanh on the first token.</summary>
[Block]
public partial class BertPooler(int width)
{
    readonly Linear dense = new(width);

    public Tensor Forward(Tensor x) => x[.., 0].Then(dense).Tanh();
}

/// <summary>BERT (J. Devlin et al., 2019): a vector for every token, and one for the whole text.</summary>
[Block]
public partial class Bert(int vocabulary, int positions, int width, int heads, int layers, float dropout = 0.1f)
{
    readonly BertEmbeddings embeddings = new(vocabulary, positions, width, dropout);
    readonly BertEncoder encoder = new(layers, width, heads, dropout);
    readonly BertPooler pooler = new(width);

    public (Tensor Tokens, Tensor Pooled) Forward(Tokens text, Tokens sentence)
    {
        var x = encoder.Forward(embeddings.Forward(text, sentence));
        return (x, pooler.Forward(x));
    }
}
