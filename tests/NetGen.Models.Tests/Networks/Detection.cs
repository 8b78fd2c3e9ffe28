using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>A residual network of three stages with a feature pyramid, and a grid head on the finest map.</summary>
[Network]
public partial class SmallDetector
{
    readonly Conv2d stem = new(4, kernel: 3) { Padding = 1, Stride = 2 };
    readonly BasicBlock[] stages = [new(4), new(6, stride: 2), new(8, stride: 2)];
    readonly FeaturePyramid fpn = new(levels: 3, channels: 5);
    readonly GridHead head = new(classes: 3);

    [Forward]
    (Tensor confidence, Tensor box, Tensor kinds) Detect([Shape("N", 3, 16, 16)] Tensor image) => head.Forward(Features(image));

    /// <summary>The sum of all maps at the size of the finest one, so that every part of the pyramid is used.</summary>
    Tensor Features(Tensor image)
    {
        var x = image.Then(stem).Relu();
        Tensor[] maps = [];
        foreach (var stage in stages)
        {
            x = stage.Forward(x);
            maps = [.. maps, x];
        }
        var pyramid = fpn.Forward(maps);
        return pyramid[0] + (pyramid[1] + pyramid[2].Upsample(2)).Upsample(2);
    }

    [Loss]
    Tensor Loss(
        [Shape("N", 3, 16, 16)] Tensor image, [Shape("N", 8, 8)] Mask hasObject, [Shape("N", 4, 8, 8)] Tensor box, [Shape("N", 8, 8)] Labels kind) =>
        head.Loss(Features(image), hasObject, box, kind);
}
