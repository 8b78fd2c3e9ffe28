using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>x / y.</summary>
public sealed record Divide : BinaryOp
{
    public override int Cost => 4;

    protected override double Compute(double x, double y) => x / y;

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node x = node.Inputs[0], y = node.Inputs[1];
        var dx = g.Divide(gradient, y);
        return [dx, g.Negate(g.Multiply(dx, node))];
    }

    public override IEnumerable<Sample> Samples => [new(this, SampleShape, new SampleInput(SampleShape, 0.3, 2))];
}
