using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>LeNet-5 of Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, 1998, with full connections between the maps, as everybody has it today.</summary>
[Network, Shape("N", 1, 32, 32)]
[Conv2d(6, kernel: 5), Tanh, AvgPool2d(2)]
[Conv2d(16, kernel: 5), Tanh, AvgPool2d(2)]
[Conv2d(120, kernel: 5), Tanh]
[Flatten, Linear(84), Tanh, Linear(10)]
[CrossEntropy]
public partial class LeNet5;

/// <summary>AlexNet as torchvision has it (A. Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014).</summary>
[Network]
public partial class AlexNet
{
    [Conv2d(64, kernel: 11, Stride = 4, Padding = 2), Relu, MaxPool2d(3, Stride = 2)]
    [Conv2d(192, kernel: 5, Padding = 2), Relu, MaxPool2d(3, Stride = 2)]
    [Conv2d(384, kernel: 3, Padding = 1), Relu]
    [Conv2d(256, kernel: 3, Padding = 1), Relu]
    [Conv2d(256, kernel: 3, Padding = 1), Relu, MaxPool2d(3, Stride = 2)]
    readonly Sequential features = new();

    [Dropout(0.5f), Linear(4096), Relu, Dropout(0.5f), Linear(4096), Relu, Linear(1000)]
    readonly Sequential classifier = new();

    [Forward]
    Tensor Classify([Shape("N", 3, 224, 224)] Tensor image) => image.Then(features).Flatten().Then(classifier);

    [Loss]
    Tensor Loss([Shape("N", 3, 224, 224)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label);
}

/// <summary>ResNet-18 of K. He, X. Zhang, S. Ren and J. Sun, 2016.</summary>
[Network]
public partial class ResNet18
{
    readonly Conv2d conv1 = new(64, kernel: 7) { Stride = 2, Padding = 3, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly BasicBlock[] layer1 = [new(64), new(64)];
    readonly BasicBlock[] layer2 = [new(128, stride: 2), new(128)];
    readonly BasicBlock[] layer3 = [new(256, stride: 2), new(256)];
    readonly BasicBlock[] layer4 = [new(512, stride: 2), new(512)];
    readonly Linear fc = new(1000);

    [Forward]
    Tensor Classify([Shape("N", 3, 224, 224)] Tensor image)
    {
        var x = image.Then(conv1).Then(bn1).Relu().MaxPool2d(3, stride: 2, padding: 1); // [N, 64, 56, 56]
        foreach (var block in (BasicBlock[])[.. layer1, .. layer2, .. layer3, .. layer4]) x = block.Forward(x);
        return x.Mean(2, 3).Then(fc);
    }

    [Loss]
    Tensor Loss([Shape("N", 3, 224, 224)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label);
}

/// <summary>ResNet-50 of K. He, X. Zhang, S. Ren and J. Sun, 2016.</summary>
[Network]
public partial class ResNet50
{
    readonly Conv2d conv1 = new(64, kernel: 7) { Stride = 2, Padding = 3, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly Bottleneck[] layer1 = [new(64, project: true), .. Repeat(2, _ => new Bottleneck(64))];
    readonly Bottleneck[] layer2 = [new(128, stride: 2), .. Repeat(3, _ => new Bottleneck(128))];
    readonly Bottleneck[] layer3 = [new(256, stride: 2), .. Repeat(5, _ => new Bottleneck(256))];
    readonly Bottleneck[] layer4 = [new(512, stride: 2), .. Repeat(2, _ => new Bottleneck(512))];
    readonly Linear fc = new(1000);

    [Forward]
    Tensor Classify([Shape("N", 3, 224, 224)] Tensor image)
    {
        var x = image.Then(conv1).Then(bn1).Relu().MaxPool2d(3, stride: 2, padding: 1); // [N, 64, 56, 56]
        foreach (var block in (Bottleneck[])[.. layer1, .. layer2, .. layer3, .. layer4]) x = block.Forward(x);
        return x.Mean(2, 3).Then(fc);
    }

    [Loss]
    Tensor Loss([Shape("N", 3, 224, 224)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label);
}

/// <summary>ConvNeXt-Tiny of Z. Liu et al., 2022; deeper blocks are dropped more often.</summary>
[Network]
public partial class ConvNeXtTiny
{
    const float Rate = 0.1f / 17;

    readonly ConvNeXtStem stem = new(96);
    readonly ConvNeXtBlock[] stage1 = Repeat(3, i => new ConvNeXtBlock(96, Rate * i));
    readonly ConvNeXtDownsampling down2 = new(192);
    readonly ConvNeXtBlock[] stage2 = Repeat(3, i => new ConvNeXtBlock(192, Rate * (i + 3)));
    readonly ConvNeXtDownsampling down3 = new(384);
    readonly ConvNeXtBlock[] stage3 = Repeat(9, i => new ConvNeXtBlock(384, Rate * (i + 6)));
    readonly ConvNeXtDownsampling down4 = new(768);
    readonly ConvNeXtBlock[] stage4 = Repeat(3, i => new ConvNeXtBlock(768, Rate * (i + 15)));
    readonly LayerNorm norm = new() { Epsilon = 1e-6f };
    readonly Linear head = new(1000);

    [Forward]
    Tensor Classify([Shape("N", 3, 224, 224)] Tensor image)
    {
        var x = Stage(stem.Forward(image), stage1);   // [N, 96, 56, 56]
        x = Stage(down2.Forward(x), stage2);          // [N, 192, 28, 28]
        x = Stage(down3.Forward(x), stage3);          // [N, 384, 14, 14]
        x = Stage(down4.Forward(x), stage4);          // [N, 768, 7, 7]
        return x.Mean(2, 3).Then(norm).Then(head);
    }

    static Tensor Stage(Tensor x, ConvNeXtBlock[] blocks)
    {
        foreach (var block in blocks) x = block.Forward(x);
        return x;
    }

    [Loss]
    Tensor Loss([Shape("N", 3, 224, 224)] Tensor image, [Shape("N")] Labels label) => CrossEntropy(Classify(image), label, smoothing: 0.1f);
}
