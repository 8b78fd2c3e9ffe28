using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>Hyperbolic tangent.</summary>
public sealed record Tanh : UnaryOp
{
    public override int Cost => 14;

    protected override double Compute(double x) => Math.Tanh(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Multiply(gradient, g.Subtract(g.Constant(1), g.Multiply(y, y)));
}
