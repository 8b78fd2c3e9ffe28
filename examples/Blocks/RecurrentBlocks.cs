namespace NetGen.Examples.Blocks;

/// <summary>What a recurrent network is made of.</summary>
public enum RecurrentCell
{
    /// <summary>Long short-term memory (S. Hochreiter and J. Schmidhuber, 1997).</summary>
    Lstm,

    /// <summary>The gated recurrent unit (K. Cho et al., 2014).</summary>
    Gru,
}

/// <summary>
/// A recurrent language model: W. Zaremba, I. Sutskever and O. Vinyals, "Recurrent neural network regularization", 2014, with dropout
/// everywhere but from step to step. Tied, its output is the embedding itself (O. Press and L. Wolf, "Using the output embedding to improve
/// language models", 2017), so that <c>width</c> is <c>hidden</c>.
/// </summary>
[Block]
public partial class RecurrentLanguageModel(
    int vocabulary, int width, int hidden, int layers, RecurrentCell cell = RecurrentCell.Lstm, bool tied = false, float dropout = 0)
{
    readonly Embedding encoder = new(vocabulary, width);
    readonly Layer rnn = cell == RecurrentCell.Lstm
        ? new Lstm(hidden) { Layers = layers, Dropout = dropout }
        : new Gru(hidden) { Layers = layers, Dropout = dropout };
    readonly Linear[] decoder = tied ? [] : [new(vocabulary) { Bias = false }];
    readonly Tensor bias = Parameter(Init.Zeros, vocabulary);

    /// <summary>Tokens [N, T] to the logits of the ones that follow, [N, T, vocabulary].</summary>
    public Tensor Forward(Tokens text)
    {
        var x = text.Then(encoder).Dropout(dropout).Then(rnn).Dropout(dropout);
        return (tied ? x.MatMul(encoder.Weight.Transpose()) : x.Then(decoder[0])) + bias;
    }
}

/// <summary>One step of a gated recurrent unit, for loops that do more than that (K. Cho et al., 2014, in the form of PyTorch).</summary>
[Block]
public partial class GruCell(int hidden)
{
    readonly Linear input = new(3 * hidden), recurrent = new(3 * hidden);

    /// <summary>A state [N, hidden] and an element [N, C] to the next state.</summary>
    public Tensor Forward(Tensor state, Tensor x)
    {
        Tensor[] i = x.Then(input).Split(1, 3), h = state.Then(recurrent).Split(1, 3);
        Tensor reset = (i[0] + h[0]).Sigmoid(), update = (i[1] + h[1]).Sigmoid();
        var candidate = (i[2] + reset * h[2]).Tanh();
        return (1 - update) * candidate + update * state;
    }
}
