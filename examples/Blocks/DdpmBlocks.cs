namespace NetGen.Examples.Blocks;

/// <summary>
/// A residual block that is told the time by a shift between its convolutions (J. Ho, A. Jain and P. Abbeel, "Denoising diffusion
/// probabilistic models", 2020).
/// </summary>
[Block]
public partial class DdpmResidual(int channels, bool project, int groups, float dropout)
{
    readonly GroupNorm norm1 = new(groups) { Epsilon = 1e-6f };
    readonly Conv2d conv1 = new(channels, kernel: 3) { Padding = 1 };
    readonly Linear temb_proj = new(channels);
    readonly GroupNorm norm2 = new(groups) { Epsilon = 1e-6f };
    readonly Conv2d conv2 = new(channels, kernel: 3) { Padding = 1 };
    readonly Layer nin_shortcut = project ? new Conv2d(channels, kernel: 1) : new Identity();

    public Tensor Forward(Tensor x, Tensor time)
    {
        var y = x.Then(norm1).Silu().Then(conv1) + time.Silu().Then(temb_proj).Unsqueeze(2).Unsqueeze(3);
        return x.Then(nin_shortcut) + y.Then(norm2).Silu().Dropout(dropout).Then(conv2);
    }
}

/// <summary>Self-attention of one head between the pixels of an image (J. Ho et al., 2020).</summary>
[Block]
public partial class DdpmAttention(int channels, int groups)
{
    readonly GroupNorm norm = new(groups) { Epsilon = 1e-6f };
    readonly Conv2d q = new(channels, kernel: 1), k = new(channels, kernel: 1), v = new(channels, kernel: 1), proj_out = new(channels, kernel: 1);

    public Tensor Forward(Tensor x)
    {
        var y = x.Then(norm);
        var read = ScaledDotProductAttention(Pixels(y.Then(q)), Pixels(y.Then(k)), Pixels(y.Then(v)));
        return x + read.Transpose().Reshape(x.Size(0), channels, x.Size(2), x.Size(3)).Then(proj_out);
    }

    /// <summary>[N, C, H, W] to [N, H · W, C].</summary>
    static Tensor Pixels(Tensor x) => x.Flatten(2).Transpose();
}

/// <summary>The time as sines and cosines, and two layers behind them (J. Ho et al., 2020).</summary>
[Block]
public partial class DdpmTime(int channels)
{
    readonly Linear[] dense = [new(4 * channels), new(4 * channels)];

    /// <summary>Times [N] to [N, 4 · channels].</summary>
    public Tensor Forward(Tensor time)
    {
        var half = channels / 2;
        var angles = time.Unsqueeze(1) * (-Math.Log(10000) / (half - 1) * Iota(half).AsTensor()).Exp();
        return Concat(1, angles.Sin(), angles.Cos()).Then(dense[0]).Silu().Then(dense[1]);
    }
}

/// <summary>One resolution on the way down: two residual blocks, then half the size (J. Ho et al., 2020).</summary>
[Block]
public partial class DdpmDown(int channels, bool widen, bool attend, bool halve, int groups, float dropout)
{
    readonly DdpmResidual[] block = Repeat(2, i => new DdpmResidual(channels, project: widen && i == 0, groups, dropout));
    readonly DdpmAttention[] attn = attend ? Repeat(2, _ => new DdpmAttention(channels, groups)) : [];
    readonly Conv2d[] downsample = halve ? [new(channels, kernel: 3) { Stride = 2 }] : [];

    /// <summary>All results, in their order; the last one goes further down.</summary>
    public Tensor[] Forward(Tensor x, Tensor time)
    {
        Tensor[] results = [];
        for (var i = 0; i < block.Length; i++)
        {
            x = block[i].Forward(x, time);
            if (attend) x = attn[i].Forward(x);
            results = [.. results, x];
        }
        foreach (var layer in downsample) results = [.. results, x.Pad(2, 0, 1).Pad(3, 0, 1).Then(layer)];
        return results;
    }
}

/// <summary>Where the image is smallest: a residual block, attention, and a residual block (J. Ho et al., 2020).</summary>
[Block]
public partial class DdpmMiddle(int channels, int groups, float dropout)
{
    readonly DdpmResidual block_1 = new(channels, project: false, groups, dropout);
    readonly DdpmAttention attn_1 = new(channels, groups);
    readonly DdpmResidual block_2 = new(channels, project: false, groups, dropout);

    public Tensor Forward(Tensor x, Tensor time) => block_2.Forward(attn_1.Forward(block_1.Forward(x, time)), time);
}

/// <summary>One resolution on the way up: three residual blocks, each with a result of the way down, then twice the size (J. Ho et al., 2020).</summary>
[Block]
public partial class DdpmUp(int channels, bool attend, bool enlarge, int groups, float dropout)
{
    readonly DdpmResidual[] block = Repeat(3, _ => new DdpmResidual(channels, project: true, groups, dropout));
    readonly DdpmAttention[] attn = attend ? Repeat(3, _ => new DdpmAttention(channels, groups)) : [];
    readonly Conv2d[] upsample = enlarge ? [new(channels, kernel: 3) { Padding = 1 }] : [];

    public Tensor Forward(Tensor x, Tensor[] skips, Tensor time)
    {
        for (var i = 0; i < block.Length; i++)
        {
            x = block[i].Forward(Concat(1, x, skips[i]), time);
            if (attend) x = attn[i].Forward(x);
        }
        foreach (var layer in upsample) x = x.Upsample(2).Then(layer);
        return x;
    }
}

/// <summary>
/// The network of J. Ho, A. Jain and P. Abbeel, "Denoising diffusion probabilistic models", 2020, that tells the noise in an image. Weights
/// have the names of P. Esser's translation to PyTorch, but for those that change the size.
/// </summary>
/// <remarks>Level i has width · multipliers[i] channels and half the size of the one before; level <c>attention</c> attends, and the middle.</remarks>
[Block]
public partial class DdpmUNet(int width, int[] multipliers, int attention, int groups = 32, float dropout = 0.1f)
{
    readonly DdpmTime temb = new(width);
    readonly Conv2d conv_in = new(width, kernel: 3) { Padding = 1 };
    readonly DdpmDown[] down = Repeat(multipliers.Length, i => new DdpmDown(
        width * multipliers[i], widen: multipliers[i] != (i == 0 ? 1 : multipliers[i - 1]), attend: i == attention,
        halve: i < multipliers.Length - 1, groups, dropout));
    readonly DdpmMiddle mid = new(width * multipliers[^1], groups, dropout);
    readonly DdpmUp[] up = Repeat(multipliers.Length, i => new DdpmUp(width * multipliers[i], attend: i == attention, enlarge: i > 0, groups, dropout));
    readonly GroupNorm norm_out = new(groups) { Epsilon = 1e-6f };
    readonly Conv2d conv_out = new(3, kernel: 3) { Padding = 1 };

    /// <summary>Images [N, 3, H, W] at times [N] to the noise in them.</summary>
    public Tensor Forward(Tensor image, Tensor time)
    {
        var t = temb.Forward(time);
        var x = image.Then(conv_in);
        Tensor[] skips = [x];
        foreach (var level in down)
        {
            skips = [.. skips, .. level.Forward(x, t)];
            x = skips[^1];
        }
        x = mid.Forward(x, t);
        for (var i = up.Length - 1; i >= 0; i--)
        {
            x = up[i].Forward(x, [skips[^1], skips[^2], skips[^3]], t);
            skips = skips[..^3];
        }
        return x.Then(norm_out).Silu().Then(conv_out);
    }

    /// <summary>How well the noise of images [N, 3, H, W] is told that went <c>time</c> of the steps towards noise, [N]: the paper's simple loss.</summary>
    public Tensor Loss(Tensor image, Labels time, int steps = 1000)
    {
        var noise = Normal(image.Size(0), image.Size(1), image.Size(2), image.Size(3));
        var kept = Kept(steps).Gather(time).Reshape(image.Size(0), 1, 1, 1);
        return MeanSquaredError(Forward(kept.Sqrt() * image + (1 - kept).Sqrt() * noise, time.AsTensor()), noise);
    }

    /// <summary>What is left of an image's variance after each step, where steps of 1e-4 to 0.02 add noise.</summary>
    static Tensor Kept(int steps) => (1 - 1e-4 - (0.02 - 1e-4) / (steps - 1) * Iota(steps).AsTensor()).Log().CumSum(0).Exp();
}
