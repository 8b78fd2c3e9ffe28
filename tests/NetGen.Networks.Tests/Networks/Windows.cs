namespace NetGen.Networks.Tests.Networks;

/// <summary>Images made smaller and larger in every way, with norms over groups, channels and single images, and a branch that may be dropped.</summary>
[Network]
public partial class ImageDecoder
{
    readonly Conv2d down = new(6, kernel: 3) { Stride = 2, Padding = 1, PaddingMode = PaddingMode.Reflect, WeightStandardization = true, Bias = false };
    readonly GroupNorm groups = new(3);
    readonly ConvTranspose2d up = new(4, kernel: 3) { Stride = 2, Padding = 1, OutputPadding = 1, Groups = 2 };
    readonly LayerNorm2d channels = new() { Epsilon = 1e-6f };
    readonly Conv2d depthwise = new(4, kernel: 3) { Padding = 1, Groups = 4, PaddingMode = PaddingMode.Circular };
    readonly InstanceNorm2d instance = new() { Affine = true };
    readonly StochasticDepth depth = new(0.3f);
    readonly Conv2d head = new(8, [1, 3]) { Paddings = [0, 1], PaddingMode = PaddingMode.Replicate };

    [Forward]
    [return: Shape("N", 2, 16, 16)]
    Tensor Decode([Shape("N", 3, 8, 8)] Tensor image)
    {
        var x = image.Then(down).Then(groups).Relu(); // [N, 6, 4, 4]
        var y = x.Then(up).Then(channels); // [N, 4, 8, 8]
        y = y + y.Then(depthwise).Then(instance).Then(depth);
        var (pooled, at) = y.MaxPool2dWithIndices(3, stride: 2, padding: 1); // [N, 4, 4, 4], [N, 4, 4, 4]
        var wide = pooled.Interpolate(8, 8, alignCorners: true); // [N, 4, 8, 8]
        y = Concat(1, pooled.MaxUnpool2d(at, 3, stride: 2, padding: 1, height: 8, width: 8), x.Upsample(2), x.Upsample(2, UpsampleMode.Bilinear), wide);
        return y.Then(head).PixelShuffle(2);
    }

    [Loss]
    Tensor Loss([Shape("N", 3, 8, 8)] Tensor image, [Shape("N", 2, 16, 16)] Tensor wanted) => MeanSquaredError(Decode(image), wanted);
}

/// <summary>Sequences of any length, and batch norms of sequences and of vectors.</summary>
[Network]
public partial class SequenceDecoder
{
    readonly Conv1d causal = new(6, kernel: 3) { Dilation = 2, Bias = false };
    readonly BatchNorm1d sequences = new(), vectors = new() { Affine = false };
    readonly ConvTranspose1d up = new(4, kernel: 4) { Stride = 2, Padding = 1 };
    readonly Linear hidden = new(7) { DropConnect = 0.4f, Bias = false }, head = new(3);
    readonly RMSNorm norm = new();

    [Forward]
    Tensor Classify([Shape("N", 2, "T")] Tensor x)
    {
        var y = x.Pad(2, 4, 0).Then(causal).Then(sequences).Relu(); // [N, 6, T]
        y = y.Then(up).Then(new Dropout1d(0.2f)); // [N, 4, 2 * T]
        y = y.MaxPool1d(2) + y.AvgPool1d(3, stride: 2, padding: 1, countIncludePad: false); // [N, 4, T]
        y = y.Permute(0, 2, 1).Reshape(-1, 4).Then(vectors).Reshape(y.Size(0), y.Size(2), 4).Permute(0, 2, 1);
        y = (y + 2).LPPool1d(2, kernel: 3, stride: 1, padding: 1); // [N, 4, T]
        y = Concat(1, y.Then(new GlobalMaxPool()), y.Then(new GlobalAvgPool()));
        return y.Then(hidden).Silu().Then(norm).Then(new GaussianDropout(0.1f)).Then(head);
    }

    [Loss]
    Tensor Loss([Shape("N", 2, "T")] Tensor x, [Shape("N")] Labels label) => CrossEntropy(Classify(x), label);
}

/// <summary>Volumes: kernels, strides and dilations that differ by axis, there and back.</summary>
[Network]
public partial class VolumeNet
{
    readonly Conv3d down = new(4, [3, 2, 3]) { Strides = [2, 1, 1], Paddings = [1, 0, 1], Groups = 2, Bias = false };
    readonly BatchNorm3d norm = new();
    readonly ConvTranspose3d up = new(3, kernel: 3) { Stride = 2, Padding = 1, OutputPaddings = [1, 0, 1] };
    readonly Conv3d dilated = new(2, kernel: 2) { Dilation = 2 };

    [Forward]
    Tensor Run([Shape("N", 2, 5, 4, 4)] Tensor x)
    {
        var y = x.Then(down).Then(norm).Relu(); // [N, 4, 3, 3, 4]
        y = y.MaxPool3d(2, stride: 1).Then(up).Then(new InstanceNorm3d()); // [N, 3, 4, 3, 6]
        return y.Then(dilated).AvgPool3d(2, ceilMode: true);
    }

    [Loss]
    Tensor Loss([Shape("N", 2, 5, 4, 4)] Tensor x) => Run(x).Square().Mean();
}

/// <summary>Layers of classic image classifiers as a list.</summary>
[Network, Shape("N", 3, 14, 13)]
[ReflectionPad2d([2, 1, 0, 3]), Conv2d(8, kernel: 3), Relu, LocalResponseNorm(5, Alpha = 0.3f, K = 2), MaxPool2d(3, Stride = 2, CeilMode = true)]
[Dropout2d(0.2f), Conv2d(8, kernel: 3, Groups = 8, Padding = 1, Bias = false), BatchNorm2d, AdaptiveMaxPool2d(5)]
[PixelUnshuffle(5), PixelShuffle(5), ZeroPad2d(1), AdaptiveAvgPool2d([3, 4]), GaussianNoise(0.01f), Flatten, Linear(5)]
[CrossEntropy]
public partial class ClassicLayers;
