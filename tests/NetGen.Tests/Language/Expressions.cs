using NetGen;
using static NetGen.Functions;

// A namespace outside NetGen, as users have: inside it, names would resolve before the usings are asked.
namespace Example;

/// <summary>Every operation in every way of writing it: this file compiles, or a name no longer binds as the language promises.</summary>
static class Expressions
{
    internal static Tensor Scalars(Tensor x, float temperature) =>
        0.5 * x + 2 * x - 0.5f * x / temperature + x * x.Size(1) - 1 + (3 - x) / 2f - -x;

    internal static Tensor Indices(Tensor x) => x[.., 0] + x[.., ^1] + x[0, .., 1..^1] + x[..] + x[x.Rank - 1];

    internal static Tensor Masks(Tensor x, Labels labels, Tokens tokens)
    {
        var mask = x > 0 & !(x <= 1) | x < x.Mean() | x >= 2 | x == 0 | x != 1;
        mask = mask[.., 0] & labels == 3 & labels != labels[..] & tokens != 0 & tokens == tokens[..] & Mask.Causal(x.Size(1));
        return mask.AsTensor() * labels.AsTensor() * tokens.AsTensor() + labels.OneHot(10) + x.Where(mask, 0) + Where(mask, x, -1);
    }

    internal static Tensor Elementwise(Tensor x)
    {
        x = x.Exp().Log().Log1p().Sqrt().Rsqrt().Sin().Cos().Erf().Abs().Sign().Floor().Square();
        x = x.Pow(2).Clamp(0, 1).Clamp(min: -1, max: x).Maximum(0).Minimum(x);
        x = Exp(Log(Log1p(Sqrt(Rsqrt(Sin(Cos(Erf(Abs(Sign(Floor(Square(x))))))))))));
        x = x.Ceil().Trunc().Round().Exp2().Expm1().Log2().Log10().Logit() + Ceil(Trunc(Round(Exp2(Expm1(Log2(Log10(Logit(x))))))));
        x = x.Tan().Asin().Acos().Atan().Sinh().Cosh().Asinh().Acosh().Atanh();
        x = Tan(Asin(Acos(Atan(Sinh(Cosh(Asinh(Acosh(Atanh(x))))))))) + Atan2(x, 1);
        return Pow(x, 0.5) + Clamp(x, 0, 1) + Maximum(x, 0) + Minimum(0.5, x);
    }

    internal static Tensor Activations(Tensor x)
    {
        x = x.Relu().LeakyRelu().LeakyRelu(slope: 0.2).Gelu().Gelu(approximate: true).Silu().Softplus().Tanh().Sigmoid();
        x = x.Softmax().Softmax(axis: 1).LogSoftmax().Dropout().Dropout(0.1f) + x.LogSumExp(1, keepDims: true);
        x = Relu(LeakyRelu(Gelu(Silu(Softplus(Tanh(Sigmoid(x)))), approximate: true), 0.1));
        return Softmax(x) + LogSoftmax(x, axis: 1) + LogSumExp(x);
    }

    internal static Tensor Layers(Tensor x) => x
        .Then(new Relu()).Then(new LeakyRelu(0.2f)).Then(new Gelu { Approximate = true }).Then(new Silu()).Then(new Softplus())
        .Then(new Tanh()).Then(new Sigmoid()).Then(new Softmax()).Then(new LogSoftmax(axis: 2)).Then(new Identity())
        .Then(new MaxPool2d(2) { Stride = 1, Padding = 1, Dilation = 1 }).Then(new AvgPool2d(2) { CountIncludePad = false })
        .Then(new Dropout()).Then(new Dropout(0.1f)).Then(new Flatten { StartAxis = 2 })
        .Then(Relu).Then(Functions.Tanh).Then(Activations).Then(y => y + 1);

    internal static Tensor Reductions(Tensor x) =>
        x.Sum() + x.Mean(2, 3) + x.Max(-1) + x.Min([0, 1]) + x.Variance(1)
        + x.Sum(1, keepDims: true) + x.Mean([2, 3], keepDims: true) + x.Max([], keepDims: true) + x.Min(0, true)
        + x.Variance(-1, keepDims: true) + x.ArgMax(1).AsTensor();

    internal static Tensor Shapes(Tensor x)
    {
        var parts = x.Split(-1, parts: 3);
        x = x.Transpose().Transpose(0, 1).Permute(1, 0, 2).Reshape(x.Size(0), -1).Flatten().Flatten(startAxis: 2).Unsqueeze(-1).Squeeze(0);
        x = x.Broadcast(x.Size(0), 10).Slice(1, start: 0, length: 4, step: 2).Pad(1, before: 1, after: 1, value: -1);
        return Concat(1, parts) + Concat(1, x, parts[0]) + Stack(0, x, x) + Stack(0, [x, x]);
    }

    internal static Tensor Products(Tensor x, Tensor filter, Labels labels, Tokens tokens) =>
        x.MatMul(x) + MatMul(x, x) + x.Conv2d(filter) + x.Conv2d(filter, x, stride: 2, padding: 1, dilation: 1, groups: 2)
        + x.MaxPool2d(2) + x.MaxPool2d(3, stride: 2, padding: 1) + x.AvgPool2d(2, countIncludePad: false) + x.LPPool2d(2, kernel: 3) + x.Then(new LPPool2d(2, 3)) + x.Gather(labels) + x.Gather(tokens);

    internal static Tensor Losses(Tensor x, Labels labels, Tokens tokens) =>
        CrossEntropy(x, labels) + CrossEntropy(x, tokens, smoothing: 0.1) + CrossEntropy(x, x, 0.1f) + MeanSquaredError(x, 0 * x)
        + BinaryCrossEntropy(x.Sigmoid(), x) + BinaryCrossEntropyWithLogits(x, labels.AsTensor());

    internal static Tensor Sources(Tensor x) =>
        Iota(4).AsTensor() + Full(0.5, 2, 3) + Full(1) + Uniform(x.Size(0), 3) + Normal(2, 3) + StopGradient(x) + Probe("features", x);

    internal static Tensor Loops(Tensor x, Labels labels, Tensor start)
    {
        var (stacked, final) = Scan(start, x, (state, element) => state + element);
        var (outputs, (hidden, cell)) = Scan((start, start), x, (state, element) =>
        {
            var (h, c) = state;
            c = c * element.Sigmoid();
            return ((h + c, c), h * c);
        }, axis: 1);
        var pairs = Scan(initial: start, sequence: (x, labels), step: (state, pair) => (state + pair.x, pair.labels.AsTensor()), axis: 0);
        return stacked + final + outputs + hidden + cell + pairs.Stacked + pairs.Final
            + Map(x, row => row.Sum()) + Map((x, labels), task => CrossEntropy(task.x, task.labels), axis: 1);
    }

    internal static Tensor Weights(Tensor x, Linear linear, Conv2d convolution, Embedding embedding, Labels labels, Tokens tokens) =>
        x + linear.Weight + linear.BiasTensor + convolution.Weight + convolution.BiasTensor + embedding.Weight
        + labels.Then(embedding) + embedding.Forward(tokens) + tokens.Then(ids => embedding.Forward(ids)) + linear.Forward(x);
}

/// <summary>Attributes, layers and functions that share a name, all in one class.</summary>
[Network, Shape("N", 3, 8, 8)]
[Conv2d(4, new[] { 3, 1 }, Strides = new[] { 2, 1 }, Paddings = new[] { 1, 0 }, Dilations = new[] { 1, 1 }, Groups = 1)]
[Conv2d(4, 3, Bias = false, Init = Init.XavierUniform)]
[BatchNorm2d(Epsilon = 1e-3f, Momentum = 0.01f, Affine = false), LeakyRelu(0.1f), Gelu(Approximate = true), AvgPool2d(2, Padding = 1)]
[Silu, Softplus, Tanh, Sigmoid, Softmax, LogSoftmax(2), Identity, Dropout(0.2f), Flatten, LayerNorm, Linear(3, Bias = false, Frozen = true)]
[CrossEntropy(Smoothing = 0.1f)]
partial class SharedNames
{
    [MeanSquaredError, BinaryCrossEntropy, BinaryCrossEntropyWithLogits, Embedding(3, 4)]
    internal readonly Sequential all = new();
    internal readonly CrossEntropy layer = new() { Smoothing = 0.1f };
    internal readonly Conv2d wide = new(4, [1, 7]) { Paddings = [0, 3] };
    internal readonly Relu relu = new();

    internal Tensor Loss(Tensor x, Labels label) => CrossEntropy(Relu(x).Relu().Then(relu), label);
}
