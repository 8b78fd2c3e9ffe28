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
