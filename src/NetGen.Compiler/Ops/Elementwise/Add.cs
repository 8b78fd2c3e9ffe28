using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>x + y.</summary>
public sealed record Add : BinaryOp
{
    protected override double Compute(double x, double y) => x + y;

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) => [gradient, gradient];
}
