namespace NetGen.Golden.Tests.Networks;

/// <summary>Weights of classes are buffers: PyTorch has no gradients by them.</summary>
[Network]
public partial class CrossEntropyVariants
{
    readonly Tensor weights = Buffer(5);

    [Forward]
    (Tensor weighted, Tensor ignored, Tensor both, Tensor sum, Tensor each, Tensor likelihood) Run(
        [Shape("N", 5, "T")] Tensor x, [Shape("N", "T")] Labels label)
    {
        var w = weights / 2 + 1;
        return (CrossEntropy(4 * x, label, weights: w), CrossEntropy(4 * x, label, ignoreIndex: 3),
            CrossEntropy(4 * x, label, smoothing: 0.125, weights: w, ignoreIndex: 3),
            CrossEntropy(4 * x, label, weights: w, reduction: Reduction.Sum), CrossEntropy(4 * x, label, ignoreIndex: 3, reduction: Reduction.None),
            NegativeLogLikelihood(x.LogSoftmax(1), label, weights: w, ignoreIndex: 3));
    }
}

[Network]
public partial class WeightedSoftTargets
{
    readonly Tensor weights = Buffer(5);

    [Forward]
    (Tensor mean, Tensor each) Run([Shape("N", 5)] Tensor x, [Shape("N", 5)] Tensor wanted)
    {
        var (q, w) = (wanted.Softmax(1), weights / 2 + 1);
        return (CrossEntropy(4 * x, q, smoothing: 0.125, weights: w), CrossEntropy(4 * x, q, weights: w, reduction: Reduction.None));
    }
}

[Network]
public partial class BinaryVariants
{
    readonly Tensor weights = Buffer(4);

    [Forward]
    (Tensor weighted, Tensor sum, Tensor positive, Tensor each, Tensor focal, Tensor unbalanced, Tensor dice, Tensor maps) Run(
        [Shape("N", 4)] Tensor x, [Shape("N", 4)] Tensor y, [Shape("N", 3, 2, 2)] Tensor image, [Shape("N", 3, 2, 2)] Tensor map)
    {
        var (p, t, w) = (x / 2 + 0.5, y / 2 + 0.5, weights / 2 + 1);
        return (BinaryCrossEntropy(p, t, weights: w), BinaryCrossEntropy(p, t, reduction: Reduction.Sum),
            BinaryCrossEntropyWithLogits(8 * x, t, positiveWeight: w), BinaryCrossEntropyWithLogits(8 * x, t, weights: w, reduction: Reduction.None),
            FocalLoss(4 * x, t), FocalLoss(4 * x, t, alpha: -1, gamma: 1.5, reduction: Reduction.Sum),
            DiceLoss(p, t), DiceLoss(image.Sigmoid(), map / 2 + 0.5, smooth: 0.25, reduction: Reduction.None));
    }
}
