namespace NetGen.Networks.Tests.Networks;

/// <summary>A bidirectional LSTM of two layers in a chain, and another one whose state goes on from the first half of the text to the second.</summary>
[Network]
public partial class LstmTagger
{
    readonly Embedding words = new(9, 4);
    readonly Lstm tagger = new(3) { Layers = 2, Bidirectional = true, Dropout = 0.25f }, reader = new(5);
    readonly Linear head = new(6);

    [Forward]
    (Tensor tags, Tensor hidden, Tensor cell) Run([Shape("N", "T")] Tokens text)
    {
        var x = text.Then(words);
        var (_, state) = reader.Forward(x);
        var (_, last) = reader.Forward(x, state);
        var (hidden, cell) = last;
        return (x.Then(tagger).Then(head), hidden, cell);
    }

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Labels tags)
    {
        var (scores, hidden, cell) = Run(text);
        return CrossEntropy(scores.Permute(0, 2, 1), tags) + hidden.Square().Mean() + cell.Mean();
    }
}

/// <summary>The other recurrent layers, in a list of attributes.</summary>
[Network, Shape("N", 6, 4)]
[Gru(5, Layers = 2, Checkpoint = 3), Rnn(4, Nonlinearity = Nonlinearity.Relu, LayerNorm = true), Rnn(3, Bidirectional = true, Bias = false)]
[Flatten, Linear(2)]
[MeanSquaredError]
public partial class RecurrentLayers;
