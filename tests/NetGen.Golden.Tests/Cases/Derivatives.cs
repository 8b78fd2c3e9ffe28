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

[Block]
public partial class TwoLayers(int width, int features)
{
    readonly Linear hidden = new(width), score = new(features);

    public Tensor Forward(Tensor x) => x.Then(hidden).Tanh().Then(score);
}

[Network]
public partial class AdaptedBlock
{
    readonly TwoLayers body = new(4, 2);

    [Loss]
    Tensor Loss([Shape("N", 3)] Tensor support, [Shape("N", 2)] Tensor wanted, [Shape("N", 3)] Tensor query, [Shape("N", 2)] Tensor target)
    {
        var adapted = body.Descend(MeanSquaredError(body.Forward(support), wanted), 0.25);
        return MeanSquaredError(adapted.Forward(query), target);
    }
}

[Network]
public partial class FirstOrderAdaptation
{
    readonly TwoLayers body = new(4, 2);
    readonly Tensor support = Buffer(5, 3), wanted = Buffer(5, 2);

    [Loss]
    Tensor Loss()
    {
        var adapted = body.Descend(MeanSquaredError(body.Forward(support), wanted), 0.25, firstOrder: true);
        return MeanSquaredError(adapted.Forward(support), wanted);
    }
}

[Network]
public partial class PartsAsVectors
{
    readonly TwoLayers body = new(4, 2);

    [Loss]
    Tensor Loss([Shape("N", 3)] Tensor x, [Shape("N", 2)] Tensor target)
    {
        var gradient = Gradient(MeanSquaredError(body.Forward(x), target), wrt: body);
        var moved = Subtract(Add(body, Scale(gradient, 0.5)), Scale(body, 0.25));
        return SquaredNorm(moved) + Dot(body, gradient) + 0.125 * L2Penalty(body) + 0.0625 * L1Penalty(body);
    }
}

[Network]
public partial class StraightThroughSigns
{
    readonly Tensor rows = Parameter(4, 3), table = Parameter(4, 3);

    [Loss]
    Tensor Loss() => (StraightThrough(rows.Sign(), rows.Tanh()) * table).Square().Sum();
}
