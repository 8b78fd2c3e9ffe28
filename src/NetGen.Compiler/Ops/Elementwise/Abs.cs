using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>|x|; its derivative at 0 is 0.</summary>
public sealed record Abs : UnaryOp
{
    protected override double Compute(double x) => Math.Abs(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Multiply(gradient, g.Sign(x));
}
