using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>T5-small of C. Raffel et al., 2020.</summary>
[Network, Dim("S", Max = 512), Dim("T", Max = 512)]
public partial class T5Small
{
    readonly T5 body = new(vocabulary: 32128, width: 512, heads: 8, headWidth: 64, hidden: 2048, layers: 6);

    [Loss]
    Tensor Loss([Shape("N", "S")] Tokens source, [Shape("N", "T")] Tokens target, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(body.Forward(source, target).Permute(0, 2, 1), next);
}
