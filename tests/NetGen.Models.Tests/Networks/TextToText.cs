using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>T5 with two layers.</summary>
[Network]
public partial class SmallT5
{
    readonly T5 body = new(vocabulary: 13, width: 6, heads: 2, headWidth: 4, hidden: 9, layers: 2);

    [Loss]
    Tensor Loss([Shape("N", "S")] Tokens source, [Shape("N", "T")] Tokens target, [Shape("N", "T")] Tokens next) =>
        CrossEntropy(body.Forward(source, target).Permute(0, 2, 1), next);
}
