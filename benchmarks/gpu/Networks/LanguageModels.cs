using NetGen.Examples.Blocks;

namespace NetGen.Benchmarks.Gpu;

/// <summary>The network of the case <c>gpt</c>: GPT-2 (A. Radford et al., 2019) of six layers over characters, without dropout.</summary>
[Network, Dim("T", Max = 256)]
public partial class CharacterModel
{
    readonly Gpt2 transformer = new(65, positions: 256, width: 384, heads: 6, layers: 6, dropout: 0);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(transformer.Forward(text).Permute(0, 2, 1), next);
}

/// <summary>The same with one small layer and few characters.</summary>
[Network, Dim("T", Max = 4)]
public partial class TinyCharacterModel
{
    readonly Gpt2 transformer = new(11, positions: 4, width: 8, heads: 2, layers: 1, dropout: 0);

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(transformer.Forward(text).Permute(0, 2, 1), next);
}
