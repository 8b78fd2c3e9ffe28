using NetGen.Examples.Blocks;

namespace NetGen.Benchmarks.Gpu;

/// <summary>
/// ResNet-18 (K. He et al., 2016) for images of 32 x 32 pixels: its stem is one convolution of 3 x 3 without stride, its stages are the
/// same; <c>tiny</c> leaves two stages of one block.
/// </summary>
[Block]
public partial class ResidualClassifier(int width, bool tiny)
{
    readonly Conv2d conv1 = new(width, kernel: 3) { Padding = 1, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly BasicBlock[] layer1 = tiny ? [new(width)] : [new(width), new(width)];
    readonly BasicBlock[] layer2 = tiny ? [new(2 * width, stride: 2)] : [new(2 * width, stride: 2), new(2 * width)];
    readonly BasicBlock[] layer3 = tiny ? [] : [new(4 * width, stride: 2), new(4 * width)];
    readonly BasicBlock[] layer4 = tiny ? [] : [new(8 * width, stride: 2), new(8 * width)];
    readonly Linear fc = new(10);

    public Tensor Forward(Tensor image)
    {
        var x = image.Then(conv1).Then(bn1).Relu();
        foreach (var block in (BasicBlock[])[.. layer1, .. layer2, .. layer3, .. layer4]) x = block.Forward(x);
        return x.Mean(2, 3).Then(fc);
    }
}

/// <summary>The network of the case <c>resnet</c>.</summary>
[Network]
public partial class ResidualNetwork
{
    readonly ResidualClassifier classifier = new(width: 64, tiny: false);

    [Loss]
    Tensor Loss([Shape("N", 3, 32, 32)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(classifier.Forward(image), label);
}

/// <summary>The same of two narrow blocks.</summary>
[Network]
public partial class TinyResidualNetwork
{
    readonly ResidualClassifier classifier = new(width: 2, tiny: true);

    [Loss]
    Tensor Loss([Shape("N", 3, 8, 8)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(classifier.Forward(image), label);
}
