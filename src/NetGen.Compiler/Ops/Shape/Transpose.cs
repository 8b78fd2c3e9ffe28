using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Axis i of the result is axis <see cref="Permutation"/>[i] of the input.</summary>
public sealed record Transpose(EquatableArray<int> Permutation) : PullOp
{
    public override IReadOnlyList<Operand> Operands => [Operand.Any.OfRank(Permutation.Count) with { Axes = Permutation }];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(new Shape(Permutation.Select(p => inputs[0].Shape[p])), inputs[0].Type);

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) => input(0, Apply(index));

    T[] Apply<T>(IReadOnlyList<T> index)
    {
        var result = new T[index.Count];
        for (var i = 0; i < index.Count; i++) result[Permutation[i]] = index[i];
        return result;
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) =>
        [g.Transpose(gradient, Apply([.. Enumerable.Range(0, Permutation.Count)]))];

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => g.Transpose(inputs[0].Node, [0, .. Permutation.Select(p => p + 1)]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) =>
        Reference.From(context.Sizes(node.Shape), index => inputs[0][Apply(index)]);

    public override IEnumerable<Sample> Samples => [new(new Transpose([2, 0, 1]), new Shape(2, 3, 4)), new(new Transpose([1, 0]), new Shape(Sample.N, Sample.T))];
}
