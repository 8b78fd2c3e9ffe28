using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>Sine of radians.</summary>
public sealed record Sin : UnaryOp
{
    public override int Cost => 14;

    protected override double Compute(double x) => Math.Sin(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Multiply(gradient, g.Cos(x));
}
