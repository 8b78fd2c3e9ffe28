namespace NetGen.Examples.Blocks;

/// <summary>
/// The residual block of two 3 x 3 convolutions of K. He, X. Zhang, S. Ren and J. Sun, "Deep residual learning for image recognition",
/// 2016. Weights have torchvision's names.
/// </summary>
[Block]
public partial class BasicBlock(int channels, int stride = 1)
{
    readonly Conv2d conv1 = new(channels, kernel: 3) { Stride = stride, Padding = 1, Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly Conv2d conv2 = new(channels, kernel: 3) { Padding = 1, Bias = false };
    readonly BatchNorm2d bn2 = new();
    readonly Layer[] downsample = stride == 1 ? [] : [new Conv2d(channels, kernel: 1) { Stride = stride, Bias = false }, new BatchNorm2d()];

    public Tensor Forward(Tensor x)
    {
        var y = x.Then(conv1).Then(bn1).Relu().Then(conv2).Then(bn2);
        foreach (var layer in downsample) x = x.Then(layer);
        return (x + y).Relu();
    }
}

/// <summary>
/// The residual block of 1 x 1, 3 x 3 and 1 x 1 convolutions of K. He et al., 2016, with the stride in the middle as torchvision has it
/// (ResNet v1.5). It gives four times <c>channels</c>; <c>project</c> is for the first block of a network, which widens at stride 1.
/// </summary>
[Block]
public partial class Bottleneck(int channels, int stride = 1, bool project = false)
{
    readonly Conv2d conv1 = new(channels, kernel: 1) { Bias = false };
    readonly BatchNorm2d bn1 = new();
    readonly Conv2d conv2 = new(channels, kernel: 3) { Stride = stride, Padding = 1, Bias = false };
    readonly BatchNorm2d bn2 = new();
    readonly Conv2d conv3 = new(4 * channels, kernel: 1) { Bias = false };
    readonly BatchNorm2d bn3 = new();
    readonly Layer[] downsample = stride == 1 && !project ? []
        : [new Conv2d(4 * channels, kernel: 1) { Stride = stride, Bias = false }, new BatchNorm2d()];

    public Tensor Forward(Tensor x)
    {
        var y = x.Then(conv1).Then(bn1).Relu().Then(conv2).Then(bn2).Relu().Then(conv3).Then(bn3);
        foreach (var layer in downsample) x = x.Then(layer);
        return (x + y).Relu();
    }
}
