namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class BatchNorm2dInference
{
    readonly BatchNorm2d norm = new();

    [Forward]
    Tensor Run([Shape("N", 4, 3, 2)] Tensor x) => x.Then(norm);
}

[Network]
public partial class BatchNorm2dTraining
{
    readonly BatchNorm2d norm = new();

    [Loss]
    Tensor Loss([Shape("N", 4, 3, 2)] Tensor x, [Shape("N", 4, 3, 2)] Tensor functional) => (x.Then(norm) * functional).Sum();
}

[Network]
public partial class BatchNorm2dWithoutWeights
{
    readonly Conv2d stem = new(4, kernel: 1) { Bias = false };
    readonly BatchNorm2d norm = new() { Epsilon = 1e-3f, Momentum = 0.3f, Affine = false };

    [Loss]
    Tensor Loss([Shape("N", 4, 3, 2)] Tensor x, [Shape(4, 1, 1)] Tensor scale) => (x.Then(stem).Then(norm).Pow(3) * scale).Mean();
}

[Network]
public partial class LayerNormOfRows
{
    readonly LayerNorm norm = new();

    [Forward]
    Tensor Run([Shape("N", 2, 5)] Tensor x) => x.Then(norm);
}

[Network]
public partial class LayerNormOfPlanes
{
    readonly LayerNorm norm = new() { Axes = 2, Epsilon = 1e-2f }, plain = new() { Affine = false };

    [Forward]
    Tensor Run([Shape("N", 2, 5)] Tensor x) => x.Then(norm).Then(plain);
}

[Network]
public partial class BatchNorm1dTraining
{
    readonly BatchNorm1d norm = new(), flat = new() { Epsilon = 1e-3f };

    [Loss]
    Tensor Loss([Shape("N", 3, 5)] Tensor x, [Shape("N", 3)] Tensor rows, [Shape("N", 3, 5)] Tensor functional) =>
        (x.Then(norm) * functional).Sum() + (rows.Then(flat) * functional[.., .., 0]).Sum();
}

[Network]
public partial class BatchNorm3dTraining
{
    readonly BatchNorm3d norm = new() { Momentum = 0.2f };

    [Loss]
    Tensor Loss([Shape("N", 3, 2, 2, 2)] Tensor x, [Shape("N", 3, 2, 2, 2)] Tensor functional) => (x.Then(norm) * functional).Sum();
}

[Network]
public partial class GroupNorms
{
    readonly GroupNorm norm = new(3), plain = new(2) { Epsilon = 1e-3f, Affine = false };

    [Forward]
    (Tensor affine, Tensor plain) Run([Shape("N", 6, 3, 2)] Tensor x) => (x.Then(norm), x[.., .., 0].Then(plain));
}

[Network]
public partial class InstanceNorms
{
    readonly InstanceNorm1d line = new() { Affine = true };
    readonly InstanceNorm2d plain = new(), image = new() { Epsilon = 1e-3f, Affine = true };
    readonly InstanceNorm3d volume = new();

    [Forward]
    (Tensor line, Tensor plain, Tensor image, Tensor volume) Run([Shape("N", 3, 4, 2, 2)] Tensor x) =>
        (x[.., .., .., 0, 0].Then(line), x[.., .., .., .., 0].Then(plain), x[.., .., .., .., 0].Then(image), x.Then(volume));
}

[Network]
public partial class LayerNorm2dOfImages
{
    readonly LayerNorm2d norm = new() { Epsilon = 1e-6f };

    [Forward]
    Tensor Run([Shape("N", 5, 3, 2)] Tensor x) => x.Then(norm);
}

[Network]
public partial class RmsNorms
{
    readonly RMSNorm norm = new(), planes = new() { Axes = 2, Epsilon = 1e-2f };

    [Forward]
    (Tensor rows, Tensor planes) Run([Shape("N", 3, 4)] Tensor x) => (x.Then(norm), x.Then(planes));
}

[Network]
public partial class LocalResponseNorms
{
    readonly LocalResponseNorm norm = new(5), even = new(4) { Alpha = 2, Beta = 0.5f, K = 2 };

    [Forward]
    (Tensor usual, Tensor even) Run([Shape("N", 7, 3, 2)] Tensor x) => (x.Then(norm), x.Then(even));
}
