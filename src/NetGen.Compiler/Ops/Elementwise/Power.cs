using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>xʸ; a negative x needs an integer y.</summary>
public sealed record Power : BinaryOp
{
    public override int Cost => 30;

    protected override double Compute(double x, double y) => Math.Pow(x, y);

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node x = node.Inputs[0], y = node.Inputs[1];
        // Where y = 0 the base has no influence, also at x = 0, where the formula would say 0 · ∞.
        var byBase = g.Multiply(gradient, g.Multiply(y, g.Power(x, g.Subtract(y, g.Constant(1)))));
        if (Passes.Simplify.Uniform(y) is null or 0) byBase = g.Select(g.Equal(y, g.Constant(0)), g.Constant(0), byBase);
        // At x = 0 the exponent's gradient is 0, as in PyTorch, not 0 · −∞.
        var byExponent = g.Select(g.Equal(x, g.Constant(0)), g.Constant(0), g.Multiply(gradient, g.Multiply(node, g.Log(x))));
        return [byBase, byExponent];
    }

    public override IEnumerable<Sample> Samples => [new(this, new SampleInput(SampleShape, 0.3, 2), SampleShape)];
}
