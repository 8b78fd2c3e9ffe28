namespace NetGen.Compiler.Ops;

/// <summary>−1, 0 or 1; zero derivative; NaN stays.</summary>
public sealed record Sign : UnaryOp
{
    protected override double Compute(double x) => double.IsNaN(x) ? x : Math.Sign(x);
}
