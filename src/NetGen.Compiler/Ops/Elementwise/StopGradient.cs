namespace NetGen.Compiler.Ops;

/// <summary>x, through which no gradient flows.</summary>
public sealed record StopGradient : UnaryOp
{
    protected override double Compute(double x) => x;
}
