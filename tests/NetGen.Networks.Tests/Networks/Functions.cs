namespace NetGen.Networks.Tests.Networks;

/// <summary>Every encoding of positions: learned, sinusoidal, rotary, as a bias, and of a given time.</summary>
[Network, Dim("T", Max = 12)]
public partial class Positioned
{
    const int Words = 9, Width = 8, Heads = 2;
    readonly Embedding words = new(Words, Width), distances = new(8, Heads);
    readonly LearnedPositions learned = new(12);
    readonly MultiHeadAttention attention = new(Width, Heads);
    readonly Linear query = new(Width), key = new(Width), when = new(Width);

    [Forward]
    Tensor Encode([Shape("N", "T")] Tokens text)
    {
        var t = text.Size(1);
        var x = text.Then(words).Then(learned) + SinusoidalPositions(t, Width);
        var bias = RelativePositionBuckets(t, t, buckets: 8, maxDistance: 20).Then(distances).Permute(2, 0, 1);
        x += attention.Forward(x, text != 0, bias + AlibiBias(Heads, t, t));
        return x + ScaledDotProductAttention(x.Then(query).Rotary(), x.Then(key).Rotary(offset: 1), x, causal: true);
    }

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N")] Labels label, [Shape("N")] Tensor time)
    {
        var encoded = Encode(text);
        var x = encoded.Max(1) + SinusoidalPositions(100 * time, Width).Then(when);
        x += LinearAttention(x.Unsqueeze(1), encoded, encoded, text != 0).Squeeze(1);
        x += LinearAttention(encoded, encoded, encoded, text != 0, causal: true).Mean(1);
        return CrossEntropy(x.MatMul(words.Weight.Transpose()), label, smoothing: 0.1, ignoreIndex: 0);
    }
}

/// <summary>Elementary functions on the outputs of a layer that lie within (−0.9, 0.9).</summary>
[Network]
public partial class Elementary
{
    readonly Linear hidden = new(10);

    [Forward]
    (Tensor rounded, Tensor result) Run([Shape("N", 6)] Tensor x)
    {
        var y = Hidden(x);
        return ((4 * y).Round() + (4 * y).Ceil() - (3 * y).Trunc(), y.Asin() - y.Acos() + (5 * y).Atan());
    }

    [Loss]
    Tensor Loss([Shape("N", 6)] Tensor x, [Shape("N", 10)] Tensor target)
    {
        var y = Hidden(x);
        var angles = y.Tan() + y.Asin() * y.Acos() + Atan2(y - 0.25, target) + Atan(3 * y);
        var hyperbolic = y.Then(Sinh) + (2 * y).Then(Functions.Cosh) + y.Asinh() + (y + 2).Acosh() + y.Atanh();
        var powers = y.Exp2() - (3 * y).Expm1() + (y + 1).Log2() - (y + 2).Log10() + ((y + 1) / 2).Logit();
        return MeanSquaredError(angles + hyperbolic - powers, target);
    }

    Tensor Hidden(Tensor x) => 0.9 * x.Then(hidden).Tanh();
}

/// <summary>Losses side by side on the outputs of one layer.</summary>
[Network]
public partial class ManyLosses
{
    readonly Linear hidden = new(12), scores = new(4), others = new(4), corners = new(4);
    readonly Tensor weights = Parameter(Init.Ones, 4);

    [Loss]
    Tensor Loss([Shape("N", 6)] Tensor x, [Shape("N", 4)] Tensor target, [Shape("N")] Labels label, float temperature)
    {
        var h = x.Then(hidden).Tanh();
        Tensor a = h.Then(scores), b = h.Then(others), wanted = target.Sigmoid();
        return Classes(a, b, wanted, label) + Numbers(a, b, target) + Distributions(a, b, target, 0.5 + temperature * temperature) + Boxes(h, target);
    }

    Tensor Classes(Tensor a, Tensor b, Tensor wanted, Labels label) =>
        CrossEntropy(a, label, weights: weights, ignoreIndex: 3) + MultiMarginLoss(a, label)
        + BinaryCrossEntropyWithLogits(b, wanted, positiveWeight: weights) + FocalLoss(b, wanted) + DiceLoss(b.Sigmoid(), wanted);

    static Tensor Numbers(Tensor a, Tensor b, Tensor target) =>
        HuberLoss(a, target, delta: 0.3) + SmoothL1Loss(b, target, reduction: Reduction.Sum) + HingeLoss(a, target.Sign())
        + GaussianNegativeLogLikelihood(a, target, b.Softplus()) + TripletMarginLoss(a, b, target) + NegativeSamplingLoss(a[.., 0], b);

    static Tensor Distributions(Tensor a, Tensor b, Tensor target, Tensor temperature) =>
        GaussianKlDivergence(a, b) + KlDivergenceWithLogits(a, b, Reduction.None).Mean() + DistillationLoss(a, teacher: target, temperature)
        + InfoNceLoss(a, b, temperature, symmetric: true);

    /// <summary>Corners and positive sizes, so that all boxes have an area.</summary>
    Tensor Boxes(Tensor h, Tensor target)
    {
        Tensor Box(Tensor x) => Concat(1, x[.., ..2], x[.., ..2] + 0.5 + x[.., 2..].Sigmoid());
        return GeneralizedBoxIouLoss(Box(h.Then(corners)), Box(target));
    }
}

/// <summary>Activations in a row, and a loss layer with a bound.</summary>
[Network, Shape("N", 7)]
[Linear(8), Elu(0.5f), Linear(8), Selu, Linear(8), Mish, Linear(8), Prelu(8), Linear(16), Glu, Hardswish]
[Linear(8), Softsign, Linear(8), LogSigmoid, Linear(8), Hardsigmoid, Relu6, Linear(8), Prelu, Linear(3), Softmin]
[HuberLoss(0.25f)]
public partial class Units;

/// <summary>Samples of several distributions, with gradients through those that have them.</summary>
[Network]
public partial class Sampled
{
    readonly Linear mean = new(3), logVariance = new(3), logits = new(4), back = new(6);

    [Forward]
    (Labels choice, Tensor sample, Tensor one) Draw([Shape("N", 6)] Tensor x) =>
        (Categorical(x.Then(logits)), Reparameterize(x.Then(mean), x.Then(logVariance)), GumbelSoftmax(x.Then(logits), hard: true));

    [Loss]
    Tensor Loss([Shape("N", 6)] Tensor x)
    {
        var code = Reparameterize(x.Then(mean), x.Then(logVariance));
        var choice = GumbelSoftmax(x.Then(logits), temperature: 0.7);
        var kept = Where(Bernoulli(0.8, [x.Size(0), 3]), code, 0) + Normal(0, 0.1, [3]) + Uniform(-0.1, 0.1, [x.Size(0), 1]);
        return MeanSquaredError(Concat(1, kept, choice).Then(back), x);
    }
}

/// <summary>An operation as a value: what stands before it is evaluated where the value is made.</summary>
[Network]
public partial class HeldOperation
{
    [Forward]
    Tensor Run([Shape("N", 6)] Tensor x, [Shape("N", 6)] Tensor y)
    {
        Func<Tensor, Tensor> largest = x.Maximum;
        x = x.Relu();
        return largest(y) + 2 * x;
    }
}
