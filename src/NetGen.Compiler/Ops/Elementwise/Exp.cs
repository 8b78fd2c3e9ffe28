using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>eˣ.</summary>
public sealed record Exp : UnaryOp
{
    public override int Cost => 10;

    protected override double Compute(double x) => Math.Exp(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Multiply(gradient, y);
}
