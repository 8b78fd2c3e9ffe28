using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>x · y.</summary>
public sealed record Multiply : BinaryOp
{
    protected override double Compute(double x, double y) => x * y;

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node x = node.Inputs[0], y = node.Inputs[1];
        return [g.Multiply(gradient, y), g.Multiply(gradient, x)];
    }
}
