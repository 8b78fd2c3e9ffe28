using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>0, 1, 2, … as float32.</summary>
public sealed record Iota(Dim Count) : PullOp
{
    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(new Shape(Count));

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) => new IndexValue(index[0]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) =>
        Reference.From(context.Sizes(node.Shape), index => index[0]);

    public override IEnumerable<Sample> Samples => [new(new Iota(5)), new(new Iota(Sample.T))];
}
