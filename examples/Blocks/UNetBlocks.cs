namespace NetGen.Examples.Blocks;

/// <summary>What a level of a U-Net does: two 3 x 3 convolutions, each with a batch norm (which came after the paper) and a rectifier.</summary>
[Block]
public partial class DoubleConvolution(int channels)
{
    readonly Conv2d conv1 = new(channels, kernel: 3) { Padding = 1, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly Conv2d conv2 = new(channels, kernel: 3) { Padding = 1, Bias = false };
    readonly BatchNorm2d bn2 = new();

    public Tensor Forward(Tensor x) => x.Then(conv1).Then(bn1).Relu().Then(conv2).Then(bn2).Relu();
}

/// <summary>
/// O. Ronneberger, P. Fischer and T. Brox, "U-Net: convolutional networks for biomedical image segmentation", 2015, with padded
/// convolutions, so that the logits of every pixel have the size of the image. Its sides must be divisible by 2 for every level but one.
/// </summary>
/// <param name="channels">Of every level, from the image down.</param>
/// <param name="classes">The number of classes of a pixel.</param>
[Block]
public partial class UNet(int[] channels, int classes)
{
    readonly DoubleConvolution[] down = Repeat(channels.Length, i => new DoubleConvolution(channels[i]));
    readonly ConvTranspose2d[] enlarge = Repeat(channels.Length - 1, i => new ConvTranspose2d(channels[i], kernel: 2) { Stride = 2 });
    readonly DoubleConvolution[] up = Repeat(channels.Length - 1, i => new DoubleConvolution(channels[i]));
    readonly Conv2d head = new(classes, kernel: 1);

    public Tensor Forward(Tensor image) => Level(image, 0).Then(head);

    /// <summary>A level and all below it; what it saw on the way down is joined to what comes back up.</summary>
    Tensor Level(Tensor x, int level)
    {
        x = down[level].Forward(x);
        if (level == up.Length) return x;
        var below = Level(x.MaxPool2d(2), level + 1).Then(enlarge[level]);
        return up[level].Forward(Concat(1, x, below));
    }
}
