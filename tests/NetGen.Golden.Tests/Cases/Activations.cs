namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class Rectifiers
{
    [Forward]
    (Tensor relu, Tensor leaky, Tensor steeper) Run([Shape("N", 7)] Tensor x) =>
        (x.Then(new Relu()), x.Then(new LeakyRelu()), x.Then(new LeakyRelu(0.2f)));
}

[Network]
public partial class SmoothUnits
{
    [Forward]
    (Tensor gelu, Tensor approximate, Tensor silu, Tensor softplus, Tensor sigmoid, Tensor tanh) Run([Shape("N", 7)] Tensor x)
    {
        x = 4 * x;
        return (x.Then(new Gelu()), x.Then(new Gelu { Approximate = true }), x.Then(new Silu()), x.Then(new Softplus()),
            x.Then(new Sigmoid()), x.Then(new Tanh()));
    }
}

[Network]
public partial class Softmaxes
{
    [Forward]
    (Tensor classes, Tensor last, Tensor logClasses, Tensor logLast) Run([Shape("N", 3, 4)] Tensor x)
    {
        x = 4 * x;
        return (x.Then(new Softmax()), x.Softmax(), x.Then(new LogSoftmax()), x.LogSoftmax());
    }
}

[Network]
public partial class ActivationFunctions
{
    [Forward]
    (Tensor relu, Tensor leaky, Tensor gelu, Tensor silu, Tensor softplus, Tensor tanh, Tensor sigmoid) Run([Shape("N", 7)] Tensor x) =>
        (x.Relu(), x.LeakyRelu(0.25), x.Gelu(), x.Silu(), x.Softplus(), x.Tanh(), x.Sigmoid());
}

[Network]
public partial class FurtherActivations
{
    [Forward]
    (Tensor elu, Tensor steep, Tensor selu, Tensor mish, Tensor logSigmoid, Tensor relu6, Tensor hardsigmoid, Tensor hardswish, Tensor softsign, Tensor softmin) Run(
        [Shape("N", 7)] Tensor x)
    {
        x = 8 * x;
        return (x.Then(new Elu()), x.Then(new Elu(0.5f)), x.Then(new Selu()), x.Then(new Mish()), x.Then(new LogSigmoid()), x.Then(new Relu6()),
            x.Then(new Hardsigmoid()), x.Then(new Hardswish()), x.Then(new Softsign()), x.Then(new Softmin()));
    }
}

[Network]
public partial class FurtherActivationFunctions
{
    [Forward]
    (Tensor elu, Tensor selu, Tensor mish, Tensor logSigmoid, Tensor relu6, Tensor hardsigmoid, Tensor hardswish, Tensor softsign, Tensor softmin, Tensor halves) Run(
        [Shape("N", 8)] Tensor x)
    {
        x = 8 * x;
        return (x.Elu(0.25), x.Selu(), x.Mish(), x.LogSigmoid(), x.Relu6(), x.Hardsigmoid(), x.Hardswish(), x.Softsign(), x.Softmin(), x.Glu());
    }
}

[Network]
public partial class LearnedSlopes
{
    readonly Prelu one = new(), each = new(4);
    readonly Tensor slope = Parameter(4, 1);

    [Forward]
    (Tensor one, Tensor each, Tensor free, Tensor gated) Run([Shape("N", 4, 3)] Tensor x) =>
        (x.Then(one), x.Then(each), x.Prelu(slope), x.Then(new Glu(1)));
}
