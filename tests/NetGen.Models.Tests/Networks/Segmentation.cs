using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>A U-Net of three levels, without padding as in the paper; the sides of the image differ.</summary>
[Network]
public partial class SmallUNet
{
    readonly UNet body = new([3, 4, 5], classes: 2, padding: 0, normalize: false);

    [Forward]
    Tensor Segment([Shape("N", 1, 44, 48)] Tensor image) => body.Forward(image); // [N, 2, 4, 8]

    [Loss]
    Tensor Loss([Shape("N", 1, 44, 48)] Tensor image, [Shape("N", 4, 8)] Labels label) => CrossEntropy(Segment(image), label);
}

/// <summary>A U-Net with padding and batch norms.</summary>
[Network]
public partial class SmallPaddedUNet
{
    readonly UNet body = new([3, 4, 5], classes: 2);

    [Forward]
    Tensor Segment([Shape("N", 3, 12, 8)] Tensor image) => body.Forward(image); // [N, 2, 12, 8]

    [Loss]
    Tensor Loss([Shape("N", 3, 12, 8)] Tensor image, [Shape("N", 12, 8)] Labels label) => CrossEntropy(Segment(image), label);
}
