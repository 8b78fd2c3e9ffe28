using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>One of the masks holds.</summary>
public sealed record Or : BinaryOp
{
    public override IReadOnlyList<Operand> Operands => OfOneShape(Operand.Mask, Operand.Mask);

    public override ElementType ResultType => ElementType.Bool;

    protected override double Compute(double x, double y) => x != 0 || y != 0 ? 1 : 0;

    public override IEnumerable<Sample> Samples => [new(this, new SampleInput(SampleShape, 0, 1, ElementType.Bool), new SampleInput(SampleShape, 0, 1, ElementType.Bool))];
}
