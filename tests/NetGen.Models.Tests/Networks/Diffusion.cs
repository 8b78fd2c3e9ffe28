using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>A diffusion model with two resolutions, of which the lower one attends.</summary>
[Network]
public partial class SmallDdpm
{
    readonly DdpmUNet unet = new(4, [1, 2], attention: 1, groups: 2);

    [Forward]
    Tensor Noise([Shape("N", 3, 8, 8)] Tensor image, [Shape("N")] Tensor time) => unet.Forward(image, time);

    [Loss]
    Tensor Loss([Shape("N", 3, 8, 8)] Tensor image, [Shape("N")] Labels time) => unet.Loss(image, time);
}
