using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>ResNet-50 with the feature pyramid of T. Lin et al., 2017, as torchvision builds it.</summary>
[Network]
public partial class ResNet50Fpn
{
    readonly Conv2d conv1 = new(64, kernel: 7) { Stride = 2, Padding = 3, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly Bottleneck[] layer1 = [new(64, project: true), .. Repeat(2, _ => new Bottleneck(64))];
    readonly Bottleneck[] layer2 = [new(128, stride: 2), .. Repeat(3, _ => new Bottleneck(128))];
    readonly Bottleneck[] layer3 = [new(256, stride: 2), .. Repeat(5, _ => new Bottleneck(256))];
    readonly Bottleneck[] layer4 = [new(512, stride: 2), .. Repeat(2, _ => new Bottleneck(512))];
    readonly FeaturePyramid fpn = new(levels: 4);

    [Forward]
    (Tensor p2, Tensor p3, Tensor p4, Tensor p5) Pyramid([Shape("N", 3, 224, 224)] Tensor image)
    {
        var x = image.Then(conv1).Then(bn1).Relu().MaxPool2d(3, stride: 2, padding: 1);
        Tensor c2 = Stage(x, layer1), c3 = Stage(c2, layer2), c4 = Stage(c3, layer3), c5 = Stage(c4, layer4);
        var p = fpn.Forward([c2, c3, c4, c5]);
        return (p[0], p[1], p[2], p[3]);
    }

    static Tensor Stage(Tensor x, Bottleneck[] blocks)
    {
        foreach (var block in blocks) x = block.Forward(x);
        return x;
    }
}
