namespace NetGen.Networks.Tests.Networks;

/// <summary>Attention of A. Vaswani et al., "Attention is all you need", 2017, written by hand.</summary>
[Block]
public partial class SelfAttention(int width, int heads)
{
    readonly Linear query = new(width), key = new(width), value = new(width), output = new(width);

    public Tensor Forward(Tensor x)
    {
        var (n, t, size) = (x.Size(0), x.Size(1), width / heads);
        Tensor Split(Tensor y) => y.Reshape(n, t, heads, size).Permute(0, 2, 1, 3);
        var scores = Split(x.Then(query)).MatMul(Split(x.Then(key)).Transpose()) / Math.Sqrt(size);
        var weights = Where(Mask.Causal(t), scores, -1e9).Softmax();
        return weights.MatMul(Split(x.Then(value))).Permute(0, 2, 1, 3).Reshape(n, t, width).Then(output);
    }
}

/// <summary>A transformer block with its norms before (R. Xiong et al., 2020).</summary>
[Block]
public partial class TransformerBlock(int width, int heads)
{
    readonly LayerNorm norm1 = new(), norm2 = new();
    readonly SelfAttention attention = new(width, heads);
    readonly Linear up = new(2 * width), down = new(width);

    public Tensor Forward(Tensor x)
    {
        x = x + attention.Forward(x.Then(norm1));
        return x + x.Then(norm2).Then(up).Gelu().Then(down);
    }
}

/// <summary>Two named dimensions, an embedding tied to the output, learned positions and attention.</summary>
[Network, Dim("T", Max = 12)]
public partial class SmallTransformer
{
    const int Vocabulary = 11, Width = 8;
    readonly Embedding tokens = new(Vocabulary, Width) { Init = Init.Normal };
    readonly Tensor positions = Parameter(Init.Normal, 12, Width);
    readonly TransformerBlock[] blocks = [new(Width, heads: 2), new(Width, heads: 4)];
    readonly LayerNorm norm = new();

    [Forward]
    Tensor Predict([Shape("N", "T")] Tokens text)
    {
        var x = text.Then(tokens) + positions.Gather(Iota(text.Size(1)));
        foreach (var block in blocks) x = block.Forward(x);
        return x.Then(norm).MatMul(tokens.Weight.Transpose());
    }

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(Predict(text).Permute(0, 2, 1), next);
}

/// <summary>Attention over vectors, so that the two dimensions come from one length and an argument.</summary>
[Network]
public partial class AttentionNet
{
    readonly SelfAttention attention = new(6, heads: 3);
    readonly Linear head = new(2);

    [Forward]
    Tensor Run([Shape("N", "T", 6)] Tensor x, [Shape("N")] Tensor weight) =>
        attention.Forward(x).Max(1).Then(head) * weight.Unsqueeze(1);

    [Loss]
    Tensor Loss([Shape("N", "T", 6)] Tensor x, [Shape("N")] Tensor weight) => Run(x, weight).Square().Mean();
}
