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
