using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>The large model for the Penn Treebank of W. Zaremba, I. Sutskever and O. Vinyals, 2014.</summary>
[Network]
public partial class ZarembaLarge
{
    readonly RecurrentLanguageModel model = new(10_000, width: 1500, hidden: 1500, layers: 2, dropout: 0.65f);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) => CrossEntropy(model.Forward(text).Permute(0, 2, 1), next);
}

/// <summary>The same with tied embeddings (O. Press and L. Wolf, 2017).</summary>
[Network]
public partial class ZarembaLargeTied
{
    readonly RecurrentLanguageModel model = new(10_000, width: 1500, hidden: 1500, layers: 2, tied: true, dropout: 0.65f);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) => CrossEntropy(model.Forward(text).Permute(0, 2, 1), next);
}
