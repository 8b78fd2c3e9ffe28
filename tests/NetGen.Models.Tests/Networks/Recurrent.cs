using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>A language model of two layers of LSTM whose output is its embedding.</summary>
[Network]
public partial class SmallLstm
{
    readonly RecurrentLanguageModel model = new(13, width: 6, hidden: 6, layers: 2, tied: true, dropout: 0.2f);

    [Forward]
    Tensor Predict([Shape("N", "T")] Tokens text) => model.Forward(text);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) => CrossEntropy(Predict(text).Permute(0, 2, 1), next);
}

/// <summary>A language model of gated recurrent units with an output of its own.</summary>
[Network]
public partial class SmallGru
{
    readonly RecurrentLanguageModel model = new(13, width: 5, hidden: 7, layers: 1, RecurrentCell.Gru);

    [Forward]
    Tensor Predict([Shape("N", "T")] Tokens text) => model.Forward(text);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) => CrossEntropy(Predict(text).Permute(0, 2, 1), next);
}

/// <summary>Translation that aligns (D. Bahdanau et al., 2015), between texts of different lengths.</summary>
[Network]
public partial class SmallAligningTranslation
{
    readonly AligningTranslation model = new(sourceWords: 11, targetWords: 9, width: 5, hidden: 6, maxout: 4);

    [Loss]
    Tensor Loss([Shape("N", "S")] Tokens text, [Shape("N", "T")] Tokens soFar, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(model.Forward(text, soFar).Permute(0, 2, 1), next);
}

/// <summary>Translation with global attention (M. Luong et al., 2015).</summary>
[Network]
public partial class SmallGlobalTranslation
{
    readonly GlobalTranslation model = new(sourceWords: 11, targetWords: 9, width: 6, layers: 2);

    [Loss]
    Tensor Loss([Shape("N", "S")] Tokens text, [Shape("N", "S")] Mask isWord, [Shape("N", "T")] Tokens soFar, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(model.Forward(text, isWord, soFar).Permute(0, 2, 1), next);
}
