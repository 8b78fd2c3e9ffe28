using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>The U-Net of O. Ronneberger, P. Fischer and T. Brox, 2015.</summary>
[Network]
public partial class UNet2015
{
    readonly UNet body = new([64, 128, 256, 512, 1024], classes: 2, padding: 0, normalize: false);

    [Forward]
    Tensor Segment([Shape("N", 1, 572, 572)] Tensor image) => body.Forward(image); // [N, 2, 388, 388]

    [Loss]
    Tensor Loss([Shape("N", 1, 572, 572)] Tensor image, [Shape("N", 388, 388)] Labels label) => CrossEntropy(Segment(image), label);
}

/// <summary>The U-Net for colour images that is most in use, with padding and batch norms.</summary>
[Network]
public partial class PaddedUNet
{
    readonly UNet body = new([64, 128, 256, 512, 1024], classes: 2);

    [Forward]
    Tensor Segment([Shape("N", 3, 640, 960)] Tensor image) => body.Forward(image); // [N, 2, 640, 960]

    [Loss]
    Tensor Loss([Shape("N", 3, 640, 960)] Tensor image, [Shape("N", 640, 960)] Labels label) => CrossEntropy(Segment(image), label);
}
