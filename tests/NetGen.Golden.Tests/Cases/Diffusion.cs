using NetGen.Examples.Blocks;

namespace NetGen.Golden.Tests.Networks;

/// <summary>The noise is an argument, so that it can be the same on both sides.</summary>
[Network]
public partial class DiffusionUNet
{
    readonly DdpmUNet unet = new(4, [1, 2], attention: 1, groups: 2, dropout: 0);

    [Loss]
    Tensor Loss([Shape("N", 3, 8, 8)] Tensor image, [Shape("N")] Tensor time, [Shape("N", 3, 8, 8)] Tensor noise) =>
        MeanSquaredError(unet.Forward(image, 100 * time), noise);
}
