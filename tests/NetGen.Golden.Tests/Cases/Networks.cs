using NetGen.Examples.Blocks;

namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class ResNet18
{
    readonly Conv2d conv1 = new(4, kernel: 7) { Stride = 2, Padding = 3, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly BasicBlock[] layer1 = [new(4), new(4)];
    readonly BasicBlock[] layer2 = [new(6, stride: 2), new(6)];
    readonly BasicBlock[] layer3 = [new(8, stride: 2), new(8)];
    readonly BasicBlock[] layer4 = [new(10, stride: 2), new(10)];
    readonly Linear fc = new(5);

    [Loss]
    Tensor Loss([Shape("N", 3, 32, 32)] Tensor image, [Shape("N")] Labels label)
    {
        var x = image.Then(conv1).Then(bn1).Relu().MaxPool2d(3, stride: 2, padding: 1);
        foreach (var block in (BasicBlock[])[.. layer1, .. layer2, .. layer3, .. layer4]) x = block.Forward(x);
        return CrossEntropy(x.Mean(2, 3).Then(fc), label);
    }
}

[Network]
public partial class ConvNeXt
{
    readonly ConvNeXtStem stem = new(6);
    readonly ConvNeXtBlock[] stage1 = Repeat(2, _ => new ConvNeXtBlock(6));
    readonly ConvNeXtDownsampling down2 = new(8);
    readonly ConvNeXtBlock[] stage2 = Repeat(2, _ => new ConvNeXtBlock(8));
    readonly LayerNorm norm = new() { Epsilon = 1e-6f };
    readonly Linear head = new(5);

    [Loss]
    Tensor Loss([Shape("N", 3, 16, 16)] Tensor image, [Shape("N")] Labels label)
    {
        var x = stem.Forward(image);
        foreach (var block in stage1) x = block.Forward(x);
        x = down2.Forward(x);
        foreach (var block in stage2) x = block.Forward(x);
        return CrossEntropy(x.Mean(2, 3).Then(norm).Then(head), label, smoothing: 0.1f);
    }
}

[Network, Dim("T", Max = 8)]
public partial class Gpt
{
    readonly Gpt2 transformer = new(13, positions: 8, width: 8, heads: 2, layers: 2, dropout: 0);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(transformer.Forward(text).Permute(0, 2, 1), next);
}

/// <summary>Both tasks of BERT's pre-training: hidden words, and whether the second sentence follows the first.</summary>
[Network, Dim("T", Max = 8)]
public partial class Bert
{
    readonly Examples.Blocks.Bert bert = new(13, positions: 8, width: 8, heads: 2, layers: 2, dropout: 0);
    readonly Linear decoder = new(13), seq_relationship = new(2);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens sentence, [Shape("N", "T")] Tokens masked, [Shape("N")] Labels follows)
    {
        var (x, pooled) = bert.Forward(text, sentence);
        return CrossEntropy(x.Then(decoder).Permute(0, 2, 1), masked) + CrossEntropy(pooled.Then(seq_relationship), follows);
    }
}

/// <summary>The noise is an argument, so that it can be the same on both sides.</summary>
[Network]
public partial class Vae
{
    readonly GaussianEncoder encoder = new(hidden: 11, code: 3);
    readonly BernoulliDecoder decoder = new(hidden: 11, width: 20);

    [Loss]
    Tensor Loss([Shape("N", 20)] Tensor x, [Shape("N", 3)] Tensor noise)
    {
        var (mean, logVariance) = encoder.Forward(x);
        var code = mean + (logVariance / 2).Exp() * noise;
        return BinaryCrossEntropyWithLogits(decoder.Forward(code), x / 2 + 0.5) + 0.25 * GaussianKlDivergence(mean, logVariance);
    }
}

[Network]
public partial class LstmLanguageModel
{
    readonly Embedding words = new(13, 6);
    readonly Lstm lstm = new(8) { Layers = 2 };
    readonly Linear decoder = new(13);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(text.Then(words).Then(lstm).Then(decoder).Permute(0, 2, 1), next);
}

[Network]
public partial class SegmentationUNet
{
    readonly UNet unet = new([4, 6, 8], classes: 3);

    [Loss]
    Tensor Loss([Shape("N", 2, 16, 12)] Tensor image, [Shape("N", 16, 12)] Labels pixels) => CrossEntropy(unet.Forward(image), pixels);
}
