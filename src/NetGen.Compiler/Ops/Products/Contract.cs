using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// The product of two tensors summed over what they share: every axis has a letter, letters that the result lacks are summed
/// (<c>nk,ok->no</c>). Each letter of an input occurs in the other input or in the result.
/// </summary>
public sealed record Contract(string Left, string Right, string Result) : Op
{
    public override IReadOnlyList<Operand> Operands => [Operand.Numbers.OfRank(Left.Length), Operand.Numbers.OfRank(Right.Length)];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        var extents = Extents(inputs);
        CheckLetters();
        return new(new Shape(Result.Select(c => extents[c])));
    }

    void CheckLetters()
    {
        foreach (var (part, others) in new[] { (Left, new[] { Right, Result }), (Right, [Left, Result]), (Result, [Left, Right]) })
        {
            for (var i = 0; i < part.Length; i++)
            {
                if (part.IndexOf(part[i]) < i || others.All(o => o.IndexOf(part[i]) < 0))
                    throw new ShapeException("NG0209", "labels", $"\"{Left},{Right}->{Result}\"", $"such that '{part[i]}' occurs once in each part, and in two parts");
            }
        }
    }

    public Dictionary<char, Dim> Extents(IReadOnlyList<Node> inputs)
    {
        Dictionary<char, Dim> extents = [];
        foreach (var (labels, node) in new[] { (Left, inputs[0]), (Right, inputs[1]) })
        {
            for (var i = 0; i < labels.Length; i++)
            {
                if (!extents.TryGetValue(labels[i], out var known)) extents[labels[i]] = node.Shape[i];
                else if (!known.Equals(node.Shape[i]))
                    throw new ShapeException("NG0201", inputs[0].Shape.ToString(), inputs[1].Shape.ToString(), known.ToString(), node.Shape[i].ToString(), "they must be equal");
            }
        }
        return extents;
    }

    /// <summary>The letters that are summed, in the order of the left input.</summary>
    public string Summed => string.Concat(Left.Where(c => !Result.Contains(c)));

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node a = node.Inputs[0], b = node.Inputs[1];
        return [g.Apply(new Contract(Result, Right, Left), gradient, b), g.Apply(new Contract(Left, Result, Right), a, gradient)];
    }

    public override bool IsHeavy => true;

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length)
    {
        var letter = "zyxwvutsrqponmlkjihgfedcbaZYXWVUTSRQPONMLKJIHGFEDCBA".First(c => !(Left + Right).Contains(c)).ToString();
        return g.Apply(new Contract((inputs[0].IsStacked ? letter : "") + Left, (inputs[1].IsStacked ? letter : "") + Right, letter + Result), inputs[0].Node, inputs[1].Node);
    }

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var all = Result + Summed;
        var extents = Extents(node.Inputs).ToDictionary(e => e.Key, e => e.Value.Evaluate(context.Dims));
        var result = new Reference(context.Sizes(node.Shape));
        int[] a = [.. Left.Select(c => all.IndexOf(c))], b = [.. Right.Select(c => all.IndexOf(c))];
        foreach (var index in Reference.Indices([.. all.Select(c => extents[c])]))
            result[[.. index.Take(Result.Length)]] += inputs[0][[.. a.Select(i => index[i])]] * inputs[1][[.. b.Select(i => index[i])]];
        return result;
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new Contract("mk", "kn", "mn"), new Shape(5, 17), new Shape(17, 19)),
        new(new Contract("mk", "nk", "mn"), new Shape(5, 33), new Shape(7, 33)),
        new(new Contract("km", "kn", "mn"), new Shape(9, 4), new Shape(9, 21)),
        new(new Contract("bthd", "bshd", "bhts"), new Shape(2, 3, 2, 4), new Shape(2, 5, 2, 4)),
        new(new Contract("k", "k", ""), new Shape(40), new Shape(40)),
        new(new Contract("m", "n", "nm"), new Shape(4), new Shape(6)),
        new(new Contract("ntk", "kv", "ntv"), new Shape(Sample.N, Sample.T, 6), new Shape(6, 5)),
        new(new Contract("", "k", "k"), Shape.Scalar, new Shape(3)),
        new(new Contract("mk", "kn", "mn"), new Shape(Sample.N, Sample.T), new Shape(Sample.T, 5)),
    ];
}
