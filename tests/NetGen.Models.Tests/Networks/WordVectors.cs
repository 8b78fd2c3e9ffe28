using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>Word vectors by skip-grams with three negative samples.</summary>
[Network]
public partial class SmallWord2Vec
{
    readonly SkipGram words = new(vocabulary: 17, width: 6);

    [Loss]
    Tensor Loss([Shape("N")] Labels word, [Shape("N")] Labels neighbour, [Shape("N", 3)] Labels negative) => words.Loss(word, neighbour, negative);
}
