namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class Rearranged
{
    [Forward]
    (Tensor transposed, Tensor permuted, Tensor reshaped, Tensor flat, Tensor repeated, Tensor squeezed) Run([Shape(2, 3, 4)] Tensor x) => (
        x.Transpose(0, 2), x.Permute(2, 0, 1), x.Reshape(4, -1), x.Flatten(), x.Unsqueeze(1).Broadcast(2, 5, 3, 4),
        x.Slice(1, 0, 1).Squeeze(1));
}

[Network]
public partial class PartsAndJoins
{
    [Forward]
    (Tensor every, Tensor padded, Tensor half, Tensor joined, Tensor stacked) Run([Shape(2, 6, 4)] Tensor x) => (
        x.Slice(1, 1, 3, step: 2), x.Pad(2, 1, 3, value: 0.5), x.Split(1, 2)[1], Concat(2, x, x.Square()), Stack(1, x, x.Square()));
}

[Network]
public partial class Positions
{
    [Forward]
    (Tensor hot, Tensor positions, Tensor causal, Tensor full) Run([Shape("N")] Labels label, [Shape("N", 5)] Tensor x) => (
        label.OneHot(5) * x, Iota(5).AsTensor() * x, Where(Mask.Causal(5), x.Unsqueeze(1), 0.0), Full(0.25, 5) + x);
}
