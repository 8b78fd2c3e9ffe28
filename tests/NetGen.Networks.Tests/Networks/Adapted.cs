namespace NetGen.Networks.Tests.Networks;

/// <summary>A regressor whose weights an inner loop moves.</summary>
[Block]
public partial class Regressor(int width, int outputs)
{
    readonly Linear first = new(width), second = new(width), last = new(outputs);
    readonly Tensor shift = Parameter(Init.Ones, outputs);

    public Tensor Forward(Tensor x) => Hidden(x).Then(last) + shift;

    Tensor Hidden(Tensor x) => x.Then(first).Tanh().Then(second).Tanh();
}

/// <summary>Learns weights from which two steps of descent fit a task. C. Finn et al., "Model-agnostic meta-learning", 2017.</summary>
[Network]
public partial class MetaLearner
{
    readonly Regressor regressor = new(7, 2);
    readonly Tensor rate = Parameter(Init.Ones);

    [Forward]
    Tensor Adapt([Shape("N", 3)] Tensor support, [Shape("N", 2)] Tensor target, [Shape("M", 3)] Tensor query, float rate)
    {
        var loss = MeanSquaredError(regressor.Forward(support), target);
        return query.Then(regressor.Descend(loss, rate).Forward);
    }

    [Loss]
    Tensor Loss([Shape("N", 3)] Tensor support, [Shape("N", 2)] Tensor supportTarget, [Shape("N", 3)] Tensor query, [Shape("N", 2)] Tensor target)
    {
        var adapted = regressor;
        for (var step = 0; step < 2; step++)
            adapted = adapted.Descend(MeanSquaredError(adapted.Forward(support), supportTarget), 0.3 * rate);
        return MeanSquaredError(adapted.Forward(query), target);
    }

    [Loss]
    Tensor FirstOrder([Shape("N", 3)] Tensor support, [Shape("N", 2)] Tensor supportTarget, [Shape("N", 3)] Tensor query, [Shape("N", 2)] Tensor target)
    {
        var adapted = regressor.Descend(MeanSquaredError(regressor.Forward(support), supportTarget), 0.3, firstOrder: true);
        return MeanSquaredError(adapted.Forward(query), target);
    }
}

/// <summary>Convolutions with a batch norm, adapted as a whole network with frozen parts and an array of layers.</summary>
[Network]
public partial class AdaptedNet
{
    [Conv2d(3, kernel: 3), BatchNorm2d, Relu] readonly Sequential stem = new();
    readonly Linear frozen = new(6) { Frozen = true };
    readonly Linear[] heads = [new(5), new(4)];

    [Forward]
    Tensor Run([Shape("N", 1, 6, 6)] Tensor image)
    {
        var x = image.Then(stem).Mean(2, 3).Then(frozen);
        foreach (var head in heads) x = x.Sigmoid().Then(head);
        return x;
    }

    [Loss]
    Tensor Loss([Shape("N", 1, 6, 6)] Tensor image, [Shape("N")] Labels label)
    {
        var loss = CrossEntropy(Run(image), label);
        return CrossEntropy(this.Descend(loss, 0.5).Run(image), label) + 0.5 * loss;
    }

    [Loss]
    Tensor OneHead([Shape("N", 1, 6, 6)] Tensor image, [Shape("N")] Labels label)
    {
        var x = image.Then(stem).Mean(2, 3).Then(frozen).Sigmoid().Then(heads[0]).Sigmoid();
        var adapted = heads[1].Descend(CrossEntropy(x.Then(heads[1]), label), 0.7);
        return CrossEntropy(x.Then(adapted), label) + SquaredNorm(adapted.Weight);
    }
}

/// <summary>Losses of gradients and of weights, over whole parts.</summary>
[Network]
public partial class Penalised
{
    readonly Regressor regressor = new(6, 2);
    readonly Linear plain = new(3);

    // Before anything has used the weights.
    [Loss]
    Tensor Decayed([Shape("N", 4)] Tensor x, [Shape("N", 2)] Tensor target) =>
        0.01 * L2Penalty(this) + 0.02 * L1Penalty(regressor) + MeanSquaredError(Run(x), target);

    [Forward]
    Tensor Run([Shape("N", 4)] Tensor x) => x.Then(plain).Then(regressor.Forward);

    [Loss]
    Tensor FlatMinimum([Shape("N", 4)] Tensor x, [Shape("N", 2)] Tensor target)
    {
        var loss = MeanSquaredError(Run(x), target);
        var gradient = Gradient(loss, wrt: regressor);
        var direction = Add(Scale(gradient, 2), Subtract(gradient, Scale(StopGradient(gradient), 0.5)));
        return loss + 0.1 * SquaredNorm(gradient) + 0.05 * Dot(direction, gradient);
    }

    // A product of the second derivative with a vector.
    [Loss]
    Tensor Curvature([Shape("N", 4)] Tensor x, [Shape("N", 2)] Tensor target)
    {
        var gradient = Gradient(MeanSquaredError(Run(x), target), regressor);
        return SquaredNorm(Gradient(Dot(gradient, StopGradient(gradient)), regressor));
    }
}
