using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>Logical negation of a mask.</summary>
public sealed record Not : UnaryOp
{
    public override IReadOnlyList<Operand> Operands => OfOneShape(Operand.Mask);

    public override ElementType ResultType => ElementType.Bool;

    protected override double Compute(double x) => x == 0 ? 1 : 0;

    public override IEnumerable<Sample> Samples => [new(this, new SampleInput(SampleShape, 0, 1, ElementType.Bool))];
}
