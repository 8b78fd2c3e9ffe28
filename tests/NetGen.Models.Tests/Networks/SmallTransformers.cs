using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>GPT-2 with two blocks.</summary>
[Network, Dim("T", Max = 8)]
public partial class SmallGpt2
{
    readonly Gpt2 transformer = new(13, positions: 8, width: 8, heads: 2, layers: 2);

    [Forward]
    Tensor Predict([Shape("N", "T")] Tokens text) => transformer.Forward(text);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) => CrossEntropy(Predict(text).Permute(0, 2, 1), next);
}

/// <summary>BERT with two layers.</summary>
[Network, Dim("T", Max = 8)]
public partial class SmallBert
{
    readonly Bert bert = new(13, positions: 8, width: 8, heads: 2, layers: 2);

    [Forward]
    Tensor Pooled([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens sentence) => bert.Forward(text, sentence).Pooled;

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens sentence, [Shape("N", 8)] Tensor wanted) =>
        MeanSquaredError(Pooled(text, sentence), wanted);
}

/// <summary>A vision transformer with two blocks over 2 x 2 patches.</summary>
[Network]
public partial class SmallVit
{
    readonly VisionTransformer vit = new(image: 8, patch: 4, width: 8, heads: 2, layers: 2, classes: 5);

    [Forward]
    Tensor Classify([Shape("N", 3, 8, 8)] Tensor image) => vit.Forward(image);

    [Loss]
    Tensor Loss([Shape("N", 3, 8, 8)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label);
}
