namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class LinearOfRows
{
    readonly Linear linear = new(4);

    [Forward]
    Tensor Run([Shape("N", 5)] Tensor x) => x.Then(linear);
}

[Network]
public partial class LinearOfSequences
{
    readonly Linear linear = new(4) { Bias = false };

    [Forward]
    Tensor Run([Shape("N", "T", 5)] Tensor x) => x.Then(linear);
}

[Network]
public partial class EmbeddingOfTokens
{
    readonly Embedding table = new(7, 3);

    [Forward]
    Tensor Run([Shape("N", "T")] Tokens tokens) => tokens.Then(table);
}

[Network]
public partial class TiedEmbedding
{
    readonly Embedding table = new(7, 3);

    [Forward]
    Tensor Run([Shape("N", "T")] Tokens tokens) => tokens.Then(table).Tanh().MatMul(table.Weight.Transpose());
}

[Network]
public partial class Flattened
{
    [Forward]
    (Tensor whole, Tensor rows) Run([Shape("N", 3, 2, 4)] Tensor x) =>
        (x.Then(new Flatten()), x.Then(new Flatten { StartAxis = 2 }).Then(new Identity()));
}

[Network]
public partial class SequentialLayers
{
    [Linear(4), Tanh, Linear(3)] readonly Sequential stem = new();

    [Forward]
    Tensor Run([Shape("N", 5)] Tensor x) => x.Then(stem);
}

[Network]
public partial class BatchedProducts
{
    [Forward]
    Tensor Run([Shape(2, 1, 3, 4)] Tensor a, [Shape(5, 4, 2)] Tensor b) => a.MatMul(b);
}

[Network]
public partial class GatheredRows
{
    [Forward]
    Tensor Run([Shape(6, 2, 3)] Tensor x, [Shape("N", "T")] Tokens rows) => x.Gather(rows);
}

[Network]
public partial class Reductions
{
    [Forward]
    (Tensor mean, Tensor maximum, Tensor least, Tensor variance, Tensor total, Tensor logSum, Labels positions) Run([Shape("N", 4, 5)] Tensor x) =>
        (x.Mean(0, 2), x.Max(1), x.Min(2, keepDims: true), x.Variance(2), x.Sum(), x.LogSumExp(1), x.ArgMax(1));
}
