using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>Natural logarithm; −∞ at 0, NaN below.</summary>
public sealed record Log : UnaryOp
{
    public override int Cost => 10;

    protected override double Compute(double x) => Math.Log(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Divide(gradient, x);

    public override IEnumerable<Sample> Samples => [new(this, new SampleInput(SampleShape, 0.2, 3))];
}
