namespace NetGen.Compiler.Ops;

/// <summary>x without its fraction; zero derivative.</summary>
public sealed record Trunc : UnaryOp
{
    protected override double Compute(double x) => Math.Truncate(x);
}
