namespace NetGen.Networks.Tests.Networks;

/// <summary>An encoder whose padding is masked, and a decoder with causal, grouped, and cross attention. Vaswani et al., 2017.</summary>
[Network]
public partial class Translator
{
    const int Vocabulary = 9, Width = 8;
    readonly Embedding words = new(Vocabulary, Width), memoryWords = new(Vocabulary, 6);
    readonly MultiHeadAttention encoder = new(6, heads: 3);
    readonly MultiHeadAttention causal = new(Width, heads: 4) { Causal = true, KeyValueHeads = 2, Bias = false };
    readonly MultiHeadAttention cross = new(Width, heads: 2) { KeyWidth = 4, ValueWidth = 12, Dropout = 0.25f };
    readonly LayerNorm norm = new();

    [Forward]
    Tensor Score([Shape("N", "S")] Tokens source, [Shape("N", "T")] Tokens target)
    {
        // Word 0 is padding; a sentence may be all padding.
        var keep = source != 0;
        var memory = source.Then(memoryWords);
        memory += encoder.Forward(memory, keep);
        var x = target.Then(words);
        x += causal.Forward(x);
        x += cross.Forward(x, memory, keep);
        return x.Then(norm).MatMul(words.Weight.Transpose()); // [N, T, 9]
    }

    [Loss]
    Tensor Loss([Shape("N", "S")] Tokens source, [Shape("N", "T")] Tokens target, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(Score(source, target).Permute(0, 2, 1), next);
}
