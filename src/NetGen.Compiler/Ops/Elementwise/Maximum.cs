using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>The larger of x and y; NaN if either is. The gradient goes to the larger, to x when equal.</summary>
public sealed record Maximum : BinaryOp
{
    protected override double Compute(double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : Math.Max(x, y);

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node x = node.Inputs[0], y = node.Inputs[1];
        var second = g.Less(x, y);
        return [g.Select(second, g.Constant(0), gradient), g.Select(second, gradient, g.Constant(0))];
    }
}
