using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>LeNet-5 with fewer maps.</summary>
[Network, Shape("N", 1, 32, 32)]
[Conv2d(3, kernel: 5), Tanh, AvgPool2d(2)]
[Conv2d(4, kernel: 5), Tanh, AvgPool2d(2)]
[Conv2d(10, kernel: 5), Tanh]
[Flatten, Linear(8), Tanh, Linear(5)]
[CrossEntropy]
public partial class SmallLeNet5;

/// <summary>AlexNet with fewer maps on images that leave one pixel to its classifier.</summary>
[Network]
public partial class SmallAlexNet
{
    [Conv2d(4, kernel: 11, Stride = 4, Padding = 2), Relu, MaxPool2d(3, Stride = 2)]
    [Conv2d(6, kernel: 5, Padding = 2), Relu, MaxPool2d(3, Stride = 2)]
    [Conv2d(8, kernel: 3, Padding = 1), Relu]
    [Conv2d(7, kernel: 3, Padding = 1), Relu]
    [Conv2d(7, kernel: 3, Padding = 1), Relu, MaxPool2d(3, Stride = 2)]
    readonly Sequential features = new();

    [Dropout(0.5f), Linear(12), Relu, Dropout(0.5f), Linear(11), Relu, Linear(5)]
    readonly Sequential classifier = new();

    [Forward]
    Tensor Classify([Shape("N", 3, 64, 64)] Tensor image) => image.Then(features).Flatten().Then(classifier);

    [Loss]
    Tensor Loss([Shape("N", 3, 64, 64)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label);
}

/// <summary>ResNet-18 with two stages.</summary>
[Network]
public partial class SmallResNet18
{
    readonly Conv2d conv1 = new(4, kernel: 7) { Stride = 2, Padding = 3, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly BasicBlock[] layer1 = [new(4), new(4)];
    readonly BasicBlock[] layer2 = [new(6, stride: 2), new(6)];
    readonly Linear fc = new(5);

    [Forward]
    Tensor Classify([Shape("N", 3, 16, 16)] Tensor image)
    {
        var x = image.Then(conv1).Then(bn1).Relu().MaxPool2d(3, stride: 2, padding: 1); // [N, 4, 4, 4]
        foreach (var block in (BasicBlock[])[.. layer1, .. layer2]) x = block.Forward(x);
        return x.Mean(2, 3).Then(fc);
    }

    [Loss]
    Tensor Loss([Shape("N", 3, 16, 16)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label);
}

/// <summary>ResNet-50 with two stages.</summary>
[Network]
public partial class SmallResNet50
{
    readonly Conv2d conv1 = new(4, kernel: 7) { Stride = 2, Padding = 3, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly Bottleneck[] layer1 = [new(2, project: true), .. Repeat(2, _ => new Bottleneck(2))];
    readonly Bottleneck[] layer2 = [new(3, stride: 2), .. Repeat(1, _ => new Bottleneck(3))];
    readonly Linear fc = new(5);

    [Forward]
    Tensor Classify([Shape("N", 3, 16, 16)] Tensor image)
    {
        var x = image.Then(conv1).Then(bn1).Relu().MaxPool2d(3, stride: 2, padding: 1); // [N, 4, 4, 4]
        foreach (var block in (Bottleneck[])[.. layer1, .. layer2]) x = block.Forward(x);
        return x.Mean(2, 3).Then(fc);
    }

    [Loss]
    Tensor Loss([Shape("N", 3, 16, 16)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label);
}

/// <summary>ConvNeXt with two stages.</summary>
[Network]
public partial class SmallConvNeXt
{
    readonly ConvNeXtStem stem = new(6);
    readonly ConvNeXtBlock[] stage1 = Repeat(2, i => new ConvNeXtBlock(6, drop: 0.1f * i));
    readonly ConvNeXtDownsampling down2 = new(8);
    readonly ConvNeXtBlock[] stage2 = Repeat(2, i => new ConvNeXtBlock(8, drop: 0.1f * (i + 2)));
    readonly LayerNorm norm = new() { Epsilon = 1e-6f };
    readonly Linear head = new(5);

    [Forward]
    Tensor Classify([Shape("N", 3, 32, 32)] Tensor image)
    {
        var x = stem.Forward(image); // [N, 6, 8, 8]
        foreach (var block in stage1) x = block.Forward(x);
        x = down2.Forward(x); // [N, 8, 4, 4]
        foreach (var block in stage2) x = block.Forward(x);
        return x.Mean(2, 3).Then(norm).Then(head);
    }

    [Loss]
    Tensor Loss([Shape("N", 3, 32, 32)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label, smoothing: 0.1f);
}
