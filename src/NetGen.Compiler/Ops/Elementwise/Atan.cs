using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>Arc tangent, in radians.</summary>
public sealed record Atan : UnaryOp
{
    public override int Cost => 14;

    protected override double Compute(double x) => Math.Atan(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Divide(gradient, g.Add(g.Square(x), 1));
}
