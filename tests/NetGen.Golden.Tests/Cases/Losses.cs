namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class CrossEntropyOfLabels
{
    [Forward]
    (Tensor plain, Tensor smoothed) Run([Shape("N", 5)] Tensor x, [Shape("N")] Labels label) =>
        (CrossEntropy(4 * x, label), CrossEntropy(4 * x, label, smoothing: 0.125));
}

[Network]
public partial class CrossEntropyOfPositions
{
    [Forward]
    Tensor Run([Shape("N", 5, "T")] Tensor x, [Shape("N", "T")] Labels label) => CrossEntropy(4 * x, label, smoothing: 0.125);
}

[Network]
public partial class CrossEntropyOfProbabilities
{
    [Forward]
    (Tensor plain, Tensor smoothed) Run([Shape("N", 5)] Tensor x, [Shape("N", 5)] Tensor wanted)
    {
        wanted = wanted.Softmax(1);
        return (CrossEntropy(4 * x, wanted), CrossEntropy(4 * x, wanted, smoothing: 0.125));
    }
}

[Network]
public partial class MeanSquaredErrors
{
    [Forward]
    Tensor Run([Shape("N", 4)] Tensor x, [Shape("N", 4)] Tensor y) => MeanSquaredError(x, y);
}

[Network]
public partial class BinaryCrossEntropies
{
    [Forward]
    (Tensor ofProbabilities, Tensor ofLogits) Run([Shape("N", 4)] Tensor x, [Shape("N", 4)] Tensor y)
    {
        var wanted = y / 2 + 0.5;
        return (BinaryCrossEntropy(x / 2 + 0.5, wanted), BinaryCrossEntropyWithLogits(8 * x, wanted));
    }
}

[Network, Shape("N", 6)]
[Linear(5)]
[CrossEntropy(Smoothing = 0.1f)]
public partial class CrossEntropyLayer;

[Network, Shape("N", 6)]
[Linear(5)]
[MeanSquaredError]
public partial class MeanSquaredErrorLayer;

[Network, Shape("N", 6)]
[Linear(5), Sigmoid]
[BinaryCrossEntropy]
public partial class BinaryCrossEntropyLayer;

[Network, Shape("N", 6)]
[Linear(5)]
[BinaryCrossEntropyWithLogits]
public partial class BinaryCrossEntropyWithLogitsLayer;
