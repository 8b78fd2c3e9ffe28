using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>−x.</summary>
public sealed record Negate : UnaryOp
{
    protected override double Compute(double x) => -x;

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Negate(gradient);
}
