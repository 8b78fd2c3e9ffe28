namespace NetGen.Compiler.Ops;

/// <summary>Largest integer not above x; zero derivative.</summary>
public sealed record Floor : UnaryOp
{
    protected override double Compute(double x) => Math.Floor(x);
}
