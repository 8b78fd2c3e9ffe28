namespace NetGen.Networks.Tests.Networks;

/// <summary>An autoencoder whose encoder is the pseudo-inverse of its decoder: A = (BᵀB)⁻¹Bᵀ.</summary>
[Network]
public partial class TiedAutoencoder
{
    readonly Tensor decoder = Parameter(Init.Normal, 8, 3);

    [Forward]
    Tensor Encode([Shape("N", 8)] Tensor x)
    {
        var encoder = decoder.Transpose().MatMul(decoder).InversePositiveDefinite().MatMul(decoder.Transpose()); // [3, 8]
        return x.MatMul(encoder.Transpose());
    }

    [Loss]
    Tensor Loss([Shape("N", 8)] Tensor x) => MeanSquaredError(Encode(x).MatMul(decoder.Transpose()), x);
}

/// <summary>Closed-form ridge regression as the head of a network (L. Bertinetto et al., 2019): solved for a support set, used on queries.</summary>
[Network]
public partial class RidgeHead
{
    const int Width = 5;
    [Linear(Width), Tanh] readonly Sequential features = new();
    readonly Tensor logPenalty = Parameter();

    [Forward]
    Tensor Predict([Shape("S", 4)] Tensor support, [Shape("S", 2)] Tensor answers, [Shape("N", 4)] Tensor query)
    {
        var f = support.Then(features);
        var gram = f.Transpose().MatMul(f) + logPenalty.Exp() * Iota(Width).OneHot(Width);
        var weights = gram.SolvePositiveDefinite(f.Transpose().MatMul(answers)); // [5, 2]
        return query.Then(features).MatMul(weights);
    }

    [Loss]
    Tensor Loss([Shape("S", 4)] Tensor support, [Shape("S", 2)] Tensor answers, [Shape("N", 4)] Tensor query, [Shape("N", 2)] Tensor target) =>
        MeanSquaredError(Predict(support, answers, query), target);
}

/// <summary>A normal distribution with a full covariance for each example: its density by a batch of Cholesky factors.</summary>
[Network]
public partial class FullNormal
{
    readonly Linear mean = new(3), factor = new(9);

    [Loss]
    Tensor Loss([Shape("N", 6)] Tensor x, [Shape("N", 3)] Tensor y)
    {
        var n = x.Size(0);
        var w = x.Then(factor).Reshape(n, 3, 3);
        var covariance = w.MatMul(w.Transpose()) + Iota(3).OneHot(3);
        var l = covariance.Cholesky();
        var z = l.TriangularSolve((y - x.Then(mean)).Unsqueeze(2));
        return (0.5 * z.Square().Sum(1, 2) + l.Diagonal().Log().Sum(1)).Mean() + 0.01 * covariance.Trace().Mean();
    }
}

/// <summary>Learning to rank by the likelihood of a permutation (F. Xia et al., "Listwise approach to learning to rank", 2008).</summary>
[Network]
public partial class ListwiseRanking
{
    [Linear(8), Silu, Linear(1, Bias = false)] readonly Sequential score = new();

    [Forward]
    (Tensor values, Labels places) Best([Shape("N", 6, 3)] Tensor items) => items.Then(score).Squeeze(2).TopK(2);

    [Loss]
    Tensor Loss([Shape("N", 6, 3)] Tensor items, [Shape("N", 6)] Tensor relevance)
    {
        var scores = items.Then(score).Squeeze(2).TakeAlong(1, relevance.ArgSort(1, descending: true));
        return (scores.Exp().CumSum(1, reverse: true).Log() - scores).Mean();
    }
}

/// <summary>Order statistics: a trimmed mean of sorted channels, a sparse gate of the largest, elements by given indices, both directions.</summary>
[Network]
public partial class OrderStatistics
{
    readonly Linear up = new(7), gate = new(5), experts = new(5), head = new(2);

    [Forward]
    Tensor Run([Shape("N", 4)] Tensor x, [Shape("N", 3)] Labels chosen)
    {
        var h = x.Then(up).Tanh();
        var trimmed = h.Sort()[.., 1..^1];
        var (weights, places) = x.Then(gate).TopK(2);
        var mixed = (weights.Softmax() * x.Then(experts).TakeAlong(1, places)).Sum(1, keepDims: true);
        return Concat(1, trimmed, mixed, h.TakeAlong(1, chosen), h.Flip(1), h.CumSum(1)).Then(head);
    }

    [Loss]
    Tensor Loss([Shape("N", 4)] Tensor x, [Shape("N", 3)] Labels chosen) => (Run(x, chosen) - 1).Norm(1).Mean();
}
