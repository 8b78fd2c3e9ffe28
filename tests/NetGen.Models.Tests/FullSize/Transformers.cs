using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>GPT-2 small of A. Radford et al., 2019.</summary>
[Network, Dim("T", Max = 1024)]
public partial class Gpt2Small
{
    readonly Gpt2 transformer = new(50257, positions: 1024, width: 768, heads: 12, layers: 12);

    [Forward]
    Tensor Predict([Shape("N", "T")] Tokens text) => transformer.Forward(text);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) => CrossEntropy(Predict(text).Permute(0, 2, 1), next);
}

/// <summary>BERT-base of J. Devlin et al., 2019.</summary>
[Network, Dim("T", Max = 512)]
public partial class BertBase
{
    readonly Bert bert = new(30522, positions: 512, width: 768, heads: 12, layers: 12);

    [Forward]
    Tensor Pooled([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens sentence) => bert.Forward(text, sentence).Pooled;

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens sentence, [Shape("N", 768)] Tensor wanted) =>
        MeanSquaredError(Pooled(text, sentence), wanted);
}

/// <summary>ViT-B/16 of A. Dosovitskiy et al., 2021.</summary>
[Network]
public partial class VitBase
{
    readonly VisionTransformer vit = new(image: 224, patch: 16, width: 768, heads: 12, layers: 12, classes: 1000);

    [Forward]
    Tensor Classify([Shape("N", 3, 224, 224)] Tensor image) => vit.Forward(image);

    [Loss]
    Tensor Loss([Shape("N", 3, 224, 224)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label);
}
