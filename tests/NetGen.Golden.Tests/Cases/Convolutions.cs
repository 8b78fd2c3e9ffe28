namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class Conv2dPlain
{
    readonly Conv2d conv = new(3, kernel: 3);

    [Forward]
    Tensor Run([Shape("N", 4, 7, 6)] Tensor x) => x.Then(conv);
}

[Network]
public partial class Conv2dStrided
{
    readonly Conv2d conv = new(3, kernel: 3) { Stride = 2, Padding = 1, Bias = false };

    [Forward]
    Tensor Run([Shape("N", 4, 7, 6)] Tensor x) => x.Then(conv);
}

[Network]
public partial class Conv2dDilated
{
    readonly Conv2d conv = new(3, kernel: 3) { Dilation = 2, Padding = 2 };

    [Forward]
    Tensor Run([Shape("N", 4, 7, 6)] Tensor x) => x.Then(conv);
}

[Network]
public partial class Conv2dGrouped
{
    readonly Conv2d conv = new(6, kernel: 3) { Groups = 2 };

    [Forward]
    Tensor Run([Shape("N", 4, 7, 6)] Tensor x) => x.Then(conv);
}

[Network]
public partial class Conv2dDepthwise
{
    readonly Conv2d conv = new(8, kernel: 3) { Groups = 4, Padding = 1 };

    [Forward]
    Tensor Run([Shape("N", 4, 7, 6)] Tensor x) => x.Then(conv);
}

[Network]
public partial class Conv2dPerAxis
{
    readonly Conv2d conv = new(3, [3, 2]) { Strides = [1, 2], Paddings = [2, 1], Dilations = [2, 3] };

    [Forward]
    Tensor Run([Shape("N", 4, 7, 6)] Tensor x) => x.Then(conv);
}

[Network]
public partial class Conv2dOfTensors
{
    [Forward]
    Tensor Run([Shape("N", 4, 7, 6)] Tensor x, [Shape(6, 2, 3, 3)] Tensor filter, [Shape(6)] Tensor bias) =>
        x.Conv2d(filter, bias, stride: 2, padding: 1, groups: 2);
}

[Network]
public partial class Conv1dOfSequences
{
    readonly Conv1d conv = new(6, kernel: 3) { Stride = 2, Padding = 2, Dilation = 2, Groups = 2 };

    [Forward]
    Tensor Run([Shape("N", 4, 9)] Tensor x) => x.Then(conv);
}

[Network]
public partial class Conv3dOfVolumes
{
    readonly Conv3d plain = new(3, kernel: 2), conv = new(2, [2, 3, 1]) { Strides = [1, 2, 1], Paddings = [1, 0, 1], Bias = false };

    [Forward]
    Tensor Run([Shape("N", 2, 4, 5, 3)] Tensor x) => x.Then(plain).Then(conv);
}

[Network]
public partial class PaddedConvolutions
{
    readonly Conv2d reflect = new(2, kernel: 3) { Padding = 1, PaddingMode = PaddingMode.Reflect };
    readonly Conv2d replicate = new(2, kernel: 3) { Padding = 2, PaddingMode = PaddingMode.Replicate };
    readonly Conv2d circular = new(2, [3, 2]) { Paddings = [2, 1], PaddingMode = PaddingMode.Circular };
    readonly Conv1d line = new(3, kernel: 3) { Padding = 1, PaddingMode = PaddingMode.Reflect };

    [Forward]
    (Tensor reflected, Tensor replicated, Tensor wrapped, Tensor mirrored) Run([Shape("N", 2, 5, 4)] Tensor x) =>
        (x.Then(reflect), x.Then(replicate), x.Then(circular), x[.., .., 0].Then(line));
}

[Network]
public partial class StandardizedConvolution
{
    readonly Conv2d conv = new(6, kernel: 3) { Padding = 1, Groups = 2, WeightStandardization = true };

    [Forward]
    Tensor Run([Shape("N", 4, 5, 4)] Tensor x) => x.Then(conv);
}

[Network]
public partial class ConvTranspose1dOfSequences
{
    readonly ConvTranspose1d conv = new(3, kernel: 3) { Stride = 2, Padding = 1, OutputPadding = 1 };

    [Forward]
    Tensor Run([Shape("N", 4, 5)] Tensor x) => x.Then(conv);
}

[Network]
public partial class ConvTranspose2dOfImages
{
    readonly ConvTranspose2d plain = new(3, kernel: 2), conv = new(6, kernel: 3) { Stride = 2, Padding = 1, OutputPadding = 1, Groups = 2 };
    readonly ConvTranspose2d uneven = new(2, [3, 2])
    {
        Strides = [2, 3],
        Paddings = [1, 0],
        Dilations = [2, 1],
        OutputPaddings = [1, 2],
        Bias = false,
    };

    [Forward]
    (Tensor plain, Tensor grouped, Tensor uneven) Run([Shape("N", 4, 4, 3)] Tensor x) => (x.Then(plain), x.Then(conv), x.Then(uneven));
}

[Network]
public partial class ConvTranspose3dOfVolumes
{
    readonly ConvTranspose3d conv = new(3, kernel: 2) { Stride = 2, Padding = 1, OutputPadding = 1 };

    [Forward]
    Tensor Run([Shape("N", 2, 2, 3, 2)] Tensor x) => x.Then(conv);
}

[Network]
public partial class ConvolutionsOfTensors
{
    [Forward]
    (Tensor line, Tensor volume, Tensor widerLine, Tensor wider, Tensor widerVolume) Run(
        [Shape("N", 4, 5)] Tensor x, [Shape("N", 2, 3, 3, 4)] Tensor v, [Shape(6, 2, 3)] Tensor filter, [Shape(3, 2, 2, 2, 2)] Tensor cube,
        [Shape(4, 1, 3)] Tensor spread, [Shape(2, 3, 2, 3)] Tensor plane, [Shape(2, 3, 2, 2, 2)] Tensor block, [Shape(6)] Tensor bias) => (
        x.Conv1d(filter, bias, stride: 2, padding: 1, groups: 2), v.Conv3d(cube, padding: 1, dilation: 2),
        x.ConvTranspose1d(spread, padding: 1, dilation: 2, groups: 2), v[.., .., 0].ConvTranspose2d(plane, stride: 2, padding: 1, outputPadding: 1),
        v.ConvTranspose3d(block, bias[..3], stride: 2));
}
