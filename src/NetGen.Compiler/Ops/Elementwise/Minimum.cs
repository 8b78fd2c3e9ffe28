using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>The smaller of x and y; NaN if either is. The gradient goes to the smaller, to x when equal.</summary>
public sealed record Minimum : BinaryOp
{
    protected override double Compute(double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : Math.Min(x, y);

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node x = node.Inputs[0], y = node.Inputs[1];
        var second = g.Less(y, x);
        return [g.Select(second, g.Constant(0), gradient), g.Select(second, gradient, g.Constant(0))];
    }
}
