using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Uniform random numbers in [0, 1). Draws with different ids are independent; equal ids are the same numbers.</summary>
public sealed record Uniform(int Draw, Shape Target) : PullOp
{
    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Target);

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) => new UniformAt(Draw, Target.Flatten(index));

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        long counter = 0;
        return Reference.From(context.Sizes(Target), _ => context.Uniform(Draw, counter++));
    }

    public override IEnumerable<Sample> Samples => [new(new Uniform(3, new Shape(3, 5))), new(new Uniform(4, new Shape(Sample.N, 2, Sample.T)))];
}
