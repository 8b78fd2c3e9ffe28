using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>x = y.</summary>
public sealed record Equal : BinaryOp
{
    public override ElementType ResultType => ElementType.Bool;

    protected override double Compute(double x, double y) => x == y ? 1 : 0;
}
