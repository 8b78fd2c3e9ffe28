namespace NetGen.Compiler.Ops;

/// <summary>Smallest integer not below x; zero derivative.</summary>
public sealed record Ceil : UnaryOp
{
    protected override double Compute(double x) => Math.Ceiling(x);
}
