namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class RegressionLosses
{
    [Forward]
    (Tensor sum, Tensor each, Tensor absolute, Tensor huber, Tensor narrow, Tensor smooth, Tensor gaussian, Tensor full, Tensor poisson) Run(
        [Shape("N", 4)] Tensor x, [Shape("N", 4)] Tensor y, [Shape("N", 4)] Tensor v) => (
        MeanSquaredError(x, y, Reduction.Sum), MeanSquaredError(x, y, Reduction.None), MeanAbsoluteError(x, y), HuberLoss(2 * x, y),
        HuberLoss(x, y, delta: 0.25, reduction: Reduction.None), SmoothL1Loss(x, y, beta: 0.5), GaussianNegativeLogLikelihood(x, y, v + 1.125),
        GaussianNegativeLogLikelihood(x, y, v + 1.125, full: true, reduction: Reduction.Sum), PoissonNegativeLogLikelihood(x, y + 2));
}

[Network]
public partial class MarginLosses
{
    [Forward]
    (Tensor hinge, Tensor classes, Tensor narrow, Tensor triplet, Tensor wide, Tensor cosine, Tensor strict) Run(
        [Shape("N", 5)] Tensor x, [Shape("N", 5)] Tensor y, [Shape("N", 5)] Tensor z, [Shape("N")] Labels label, [Shape("N")] Labels pair)
    {
        var sign = 2 * pair.OneHot(2)[.., 0] - 1;
        return (HingeLoss(4 * x, y.Sign()), MultiMarginLoss(x, label), MultiMarginLoss(x, label, margin: 0.25, reduction: Reduction.None),
            TripletMarginLoss(x, y, z), TripletMarginLoss(x, y, z, margin: 0.125, reduction: Reduction.None),
            CosineEmbeddingLoss(x, y, sign), CosineEmbeddingLoss(x, y, sign, margin: 0.25, reduction: Reduction.Sum));
    }
}

[Network]
public partial class ContrastiveLosses
{
    [Forward]
    (Tensor sampled, Tensor nce, Tensor symmetric) Run(
        [Shape("N")] Tensor positive, [Shape("N", 3)] Tensor negatives, [Shape("N", 5)] Tensor x, [Shape("N", 5)] Tensor y) => (
        NegativeSamplingLoss(4 * positive, 4 * negatives), InfoNceLoss(x, y, 0.125),
        InfoNceLoss(x, y, 0.5, symmetric: true, reduction: Reduction.None));
}

/// <summary>The teacher is a buffer: it has no gradient.</summary>
[Network]
public partial class Divergences
{
    readonly Tensor teacher = Buffer(3, 5);

    [Forward]
    (Tensor standard, Tensor gaussian, Tensor probabilities, Tensor logits, Tensor each, Tensor distilled) Run(
        [Shape(3, 5)] Tensor x, [Shape(3, 5)] Tensor y, [Shape(3, 5)] Tensor z, [Shape(3, 5)] Tensor w) => (
        GaussianKlDivergence(x, y), GaussianKlDivergence(x, y, z, w), KlDivergence(x.Softmax(1), y.Softmax(1)), KlDivergenceWithLogits(4 * x, y),
        KlDivergenceWithLogits(x, y, Reduction.None), DistillationLoss(4 * x, teacher, 2));
}

[Network]
public partial class BoxLosses
{
    [Forward]
    (Tensor overlap, Tensor loss, Tensor generalized) Run([Shape("N", 4)] Tensor x, [Shape("N", 4)] Tensor y)
    {
        Tensor a = Box(x), b = Box(y);
        return (BoxIou(a, b), BoxIouLoss(a, b), GeneralizedBoxIouLoss(a, b, reduction: Reduction.None));
    }

    /// <summary>Corners from a corner and a size.</summary>
    static Tensor Box(Tensor x) => Concat(1, x[.., ..2], x[.., ..2] + x[.., 2..] + 1.25);
}

[Network, Shape("N", 6)]
[Linear(5)]
[MeanAbsoluteError]
public partial class MeanAbsoluteErrorLayer;

[Network, Shape("N", 6)]
[Linear(5)]
[HuberLoss(0.3f)]
public partial class HuberLossLayer;

[Network, Shape("N", 6)]
[Linear(5)]
[SmoothL1Loss(0.3f)]
public partial class SmoothL1LossLayer;

[Network, Shape("N", 6)]
[Linear(5)]
[HingeLoss]
public partial class HingeLossLayer;

[Network, Shape("N", 6)]
[Linear(5)]
[MultiMarginLoss(0.7f)]
public partial class MultiMarginLossLayer;
