using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>The model for CIFAR-10 of J. Ho, A. Jain and P. Abbeel, 2020.</summary>
[Network]
public partial class DdpmCifar10
{
    readonly DdpmUNet unet = new(128, [1, 2, 2, 2], attention: 1);

    [Forward]
    Tensor Noise([Shape("N", 3, 32, 32)] Tensor image, [Shape("N")] Tensor time) => unet.Forward(image, time);

    [Loss]
    Tensor Loss([Shape("N", 3, 32, 32)] Tensor image, [Shape("N")] Labels time) => unet.Loss(image, time);
}
