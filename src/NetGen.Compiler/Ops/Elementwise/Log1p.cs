using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>log(1 + x), accurate near 0.</summary>
public sealed record Log1p : UnaryOp
{
    public override int Cost => 12;

    protected override double Compute(double x) => Precise.Log1p(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Divide(gradient, g.Add(x, g.Constant(1)));

    public override IEnumerable<Sample> Samples => [new(this, new SampleInput(SampleShape, -0.7, 3))];
}
