namespace NetGen.Examples.Blocks;

/// <summary>
/// What a level of a U-Net does: two 3 x 3 convolutions, each with a rectifier, and with a batch norm before that where it is wanted (it came
/// after the paper).
/// </summary>
[Block]
public partial class DoubleConvolution(int channels, int padding, bool normalize)
{
    readonly Conv2d conv1 = new(channels, kernel: 3) { Padding = padding, Bias = !normalize };
    readonly Layer bn1 = normalize ? new BatchNorm2d() : new Identity();
    readonly Conv2d conv2 = new(channels, kernel: 3) { Padding = padding, Bias = !normalize };
    readonly Layer bn2 = normalize ? new BatchNorm2d() : new Identity();

    public Tensor Forward(Tensor x) => x.Then(conv1).Then(bn1).Relu().Then(conv2).Then(bn2).Relu();
}

/// <summary>
/// O. Ronneberger, P. Fischer and T. Brox, "U-Net: convolutional networks for biomedical image segmentation", 2015. With the padding of 1
/// that most have today, the logits of every pixel have the size of the image, whose sides must be divisible by 2 for every level but one.
/// With 0, as in the paper, they are those of its middle.
/// </summary>
/// <param name="channels">Of every level, from the image down.</param>
/// <param name="classes">The number of classes of a pixel.</param>
/// <param name="padding">Of the 3 x 3 convolutions: 0 or 1.</param>
/// <param name="normalize">Whether batch norms follow them.</param>
[Block]
public partial class UNet(int[] channels, int classes, int padding = 1, bool normalize = true)
{
    readonly DoubleConvolution[] down = Repeat(channels.Length, i => new DoubleConvolution(channels[i], padding, normalize));
    readonly ConvTranspose2d[] enlarge = Repeat(channels.Length - 1, i => new ConvTranspose2d(channels[i], kernel: 2) { Stride = 2 });
    readonly DoubleConvolution[] up = Repeat(channels.Length - 1, i => new DoubleConvolution(channels[i], padding, normalize));
    readonly Conv2d head = new(classes, kernel: 1);

    public Tensor Forward(Tensor image) => Level(image, 0).Then(head);

    /// <summary>A level and all below it; what it saw on the way down is joined to what comes back up.</summary>
    Tensor Level(Tensor x, int level)
    {
        x = down[level].Forward(x);
        if (level == up.Length) return x;
        var below = Level(x.MaxPool2d(2), level + 1).Then(enlarge[level]);
        return up[level].Forward(Concat(1, padding == 0 ? Middle(x, below) : x, below));
    }

    /// <summary>The part of an image in its middle that is as large as another one.</summary>
    static Tensor Middle(Tensor x, Tensor other)
    {
        int height = other.Size(2), width = other.Size(3);
        return x.Slice(2, (x.Size(2) - height) / 2, height).Slice(3, (x.Size(3) - width) / 2, width);
    }
}
