using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>Square root; NaN below 0.</summary>
public sealed record Sqrt : UnaryOp
{
    public override int Cost => 4;

    protected override double Compute(double x) => Math.Sqrt(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Divide(g.Multiply(gradient, g.Constant(0.5)), y);

    public override IEnumerable<Sample> Samples => [new(this, new SampleInput(SampleShape, 0.2, 3))];
}
