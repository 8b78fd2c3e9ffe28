namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class GradientPenalty
{
    readonly Linear hidden = new(4), score = new(1);

    [Loss]
    Tensor Loss([Shape("N", 3)] Tensor x)
    {
        var scores = hidden.Forward(x).Tanh().Then(score);
        return scores.Mean() + (Gradient(scores.Sum(), wrt: x).Square().Sum(1).Sqrt() - 1).Square().Mean();
    }
}

[Network]
public partial class StoppedGradient
{
    readonly Tensor rows = Parameter(5, 3), scale = Parameter(3), table = Parameter(4, 3), shift = Buffer(3);

    [Loss]
    Tensor Loss()
    {
        var y = (rows * scale + shift).MatMul(table.Transpose());
        return (y * StopGradient(y.Softmax())).Sum() / rows.Size(0);
    }
}
