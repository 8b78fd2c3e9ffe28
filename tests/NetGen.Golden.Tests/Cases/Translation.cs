using NetGen.Examples.Blocks;

namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class AlignedTexts
{
    readonly AligningTranslation model = new(sourceWords: 11, targetWords: 9, width: 5, hidden: 6, maxout: 4);

    [Loss]
    Tensor Loss([Shape("N", "S")] Tokens text, [Shape("N", "T")] Tokens soFar, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(model.Forward(text, soFar).Permute(0, 2, 1), next);
}

[Network]
public partial class GloballyAttendedTexts
{
    readonly GlobalTranslation model = new(sourceWords: 11, targetWords: 9, width: 6, layers: 2, dropout: 0);

    [Loss]
    Tensor Loss([Shape("N", "S")] Tokens text, [Shape("N", "S")] Mask isWord, [Shape("N", "T")] Tokens soFar, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(model.Forward(text, isWord, soFar).Permute(0, 2, 1), next);
}

[Network]
public partial class TiedGruLanguageModel
{
    readonly RecurrentLanguageModel model = new(13, width: 6, hidden: 6, layers: 2, RecurrentCell.Gru, tied: true);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) => CrossEntropy(model.Forward(text).Permute(0, 2, 1), next);
}
