namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class LstmLayers
{
    readonly Lstm plain = new(3), deep = new(2) { Layers = 2, Bidirectional = true }, bare = new(3) { Bias = false };

    [Forward]
    (Tensor all, Tensor hidden, Tensor cell, Tensor deep, Tensor lastHidden, Tensor lastCell, Tensor onward) Run([Shape("N", "T", 4)] Tensor x)
    {
        var (all, state) = plain.Forward(x);
        var (outputs, end) = deep.Forward(x);
        var (onward, _) = plain.Forward(x.Square(), state);
        return (all, state.Hidden, state.Cell, outputs, end.Hidden, end.Cell, onward + x.Then(bare));
    }
}

[Network]
public partial class GruLayers
{
    readonly Gru plain = new(3), deep = new(2) { Layers = 2, Bidirectional = true };

    [Forward]
    (Tensor all, Tensor last, Tensor deep, Tensor deepLast) Run([Shape("N", "T", 4)] Tensor x)
    {
        var (all, last) = plain.Forward(x);
        var (outputs, deepLast) = deep.Forward(x);
        return (all, last, outputs, deepLast);
    }
}

[Network]
public partial class RnnLayers
{
    readonly Rnn plain = new(3), rectified = new(2) { Layers = 2, Bidirectional = true, Nonlinearity = Nonlinearity.Relu };
    readonly Rnn normalised = new(4) { LayerNorm = true };

    [Forward]
    (Tensor all, Tensor last, Tensor rectified, Tensor normalised) Run([Shape("N", "T", 4)] Tensor x)
    {
        var (all, last) = plain.Forward(x);
        return (all, last, x.Then(rectified), x.Then(normalised));
    }
}

/// <summary>An exponential average with a learned rate, and a map of a product of matrices.</summary>
[Network]
public partial class Loops
{
    readonly Tensor rate = Parameter(3);

    [Forward]
    (Tensor all, Tensor last, Tensor outputs, Tensor mapped) Run([Shape("N", "T", 3)] Tensor x, [Shape(3, 3)] Tensor matrix)
    {
        var r = rate.Sigmoid();
        var (all, last) = Scan(x[.., 0], x, (state, e) => r * state + (1 - r) * e.Tanh());
        var (outputs, _) = Scan(x[.., 0], x, (state, e) => (state * e.Cos(), state.MatMul(matrix)));
        return (all, last, outputs, Map(x, e => e.MatMul(matrix).Tanh()));
    }
}
