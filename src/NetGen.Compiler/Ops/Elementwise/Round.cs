namespace NetGen.Compiler.Ops;

/// <summary>Nearest integer, ties to even; zero derivative.</summary>
public sealed record Round : UnaryOp
{
    protected override double Compute(double x) => Math.Round(x, MidpointRounding.ToEven);
}
