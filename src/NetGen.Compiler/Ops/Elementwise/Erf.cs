using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>The error function, 2/√π ∫₀ˣ e^(−t²) dt.</summary>
public sealed record Erf : UnaryOp
{
    public override int Cost => 16;

    protected override double Compute(double x) => Precise.Erf(x);

    protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Multiply(gradient, g.Multiply(g.Constant(2 / Math.Sqrt(Math.PI)), g.Exp(g.Negate(g.Multiply(x, x)))));
}
