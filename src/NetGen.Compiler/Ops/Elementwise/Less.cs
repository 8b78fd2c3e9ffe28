using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>x &lt; y.</summary>
public sealed record Less : BinaryOp
{
    public override ElementType ResultType => ElementType.Bool;

    protected override double Compute(double x, double y) => x < y ? 1 : 0;
}
