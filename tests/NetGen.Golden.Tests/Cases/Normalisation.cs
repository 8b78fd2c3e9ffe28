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
