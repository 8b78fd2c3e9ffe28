namespace NetGen.Examples.Blocks;

/// <summary>
/// Skip-grams with negative sampling: T. Mikolov, I. Sutskever, K. Chen, G. Corrado and J. Dean, "Distributed representations of words and
/// phrases and their compositionality", 2013.
/// </summary>
[Block]
public partial class SkipGram(int vocabulary, int width)
{
    readonly Embedding input = new(vocabulary, width), output = new(vocabulary, width);

    /// <summary>−log σ(neighbour · word) − Σ log σ(−negative · word), for words [N], neighbours [N] and negatives [N, K].</summary>
    public Tensor Loss(Labels word, Labels neighbour, Labels negative)
    {
        var x = word.Then(input);
        var near = (x * neighbour.Then(output)).Sum(1);
        var far = (x.Unsqueeze(1) * negative.Then(output)).Sum(2);
        return NegativeSamplingLoss(near, far);
    }
}
