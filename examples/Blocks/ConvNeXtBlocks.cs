namespace NetGen.Examples.Blocks;

/// <summary>
/// The block of Z. Liu, H. Mao, C. Wu, C. Feichtenhofer, T. Darrell and S. Xie, "A ConvNet for the 2020s", 2022: a depthwise convolution,
/// a layer norm over the channels, and a feedforward part whose result is scaled per channel, and dropped as a whole at a rate. Weights
/// have the authors' names.
/// </summary>
[Block]
public partial class ConvNeXtBlock(int channels, float drop = 0)
{
    readonly Conv2d dwconv = new(channels, kernel: 7) { Padding = 3, Groups = channels };
    readonly LayerNorm norm = new() { Epsilon = 1e-6f };
    readonly Linear pwconv1 = new(4 * channels);
    readonly Linear pwconv2 = new(channels);
    readonly Tensor gamma = Parameter(Init.Ones, channels);

    public Tensor Forward(Tensor x)
    {
        var y = x.Then(dwconv).Permute(0, 2, 3, 1).Then(norm);
        y = gamma * y.Then(pwconv1).Gelu().Then(pwconv2);
        return x + y.Permute(0, 3, 1, 2).Then(new StochasticDepth(drop));
    }
}

/// <summary>Between the stages of a ConvNeXt: a norm, then a convolution of 2 x 2 that halves the image (Z. Liu et al., 2022).</summary>
[Block]
public partial class ConvNeXtDownsampling(int channels)
{
    readonly LayerNorm2d norm = new() { Epsilon = 1e-6f };
    readonly Conv2d conv = new(channels, kernel: 2) { Stride = 2 };

    public Tensor Forward(Tensor x) => x.Then(norm).Then(conv);
}

/// <summary>The beginning of a ConvNeXt: patches of 4 x 4 pixels, then a norm (Z. Liu et al., 2022).</summary>
[Block]
public partial class ConvNeXtStem(int channels)
{
    readonly Conv2d conv = new(channels, kernel: 4) { Stride = 4 };
    readonly LayerNorm2d norm = new() { Epsilon = 1e-6f };

    public Tensor Forward(Tensor x) => x.Then(conv).Then(norm);
}
