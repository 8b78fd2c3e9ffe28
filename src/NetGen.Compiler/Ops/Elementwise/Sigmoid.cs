using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>1 / (1 + e⁻ˣ).</summary>
public sealed record Sigmoid : UnaryOp
{
    public override int Cost => 14;

    protected override double Compute(double x) => 1 / (1 + Math.Exp(-x));

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Multiply(gradient, g.Multiply(y, g.Subtract(g.Constant(1), y)));
}
