using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>Cosine of radians.</summary>
public sealed record Cos : UnaryOp
{
    public override int Cost => 14;

    protected override double Compute(double x) => Math.Cos(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Negate(g.Multiply(gradient, g.Sin(x)));
}
