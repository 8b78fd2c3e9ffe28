using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>
/// A mask or an integer as float32 (0 or 1), or a number as an integer, towards 0; what NaN and numbers outside of int32 give is up to the
/// backend. No gradient flows.
/// </summary>
public sealed record Cast(ElementType To) : UnaryOp
{
    public override IReadOnlyList<Operand> Operands => OfOneShape(Operand.Any);

    public override ElementType ResultType => To;

    protected override double Compute(double x) => To switch
    {
        ElementType.Int32 => double.IsNaN(x) ? 0 : Math.Max(int.MinValue, Math.Min(int.MaxValue, Math.Truncate(x))),
        ElementType.Bool => x != 0 ? 1 : 0,
        _ => x,
    };

    public override IEnumerable<Sample> Samples =>
    [
        new(new Cast(ElementType.Float32), new SampleInput(SampleShape, 0, 1, ElementType.Bool)),
        new(new Cast(ElementType.Float32), new SampleInput(SampleShape, -3, 3, ElementType.Int32)),
        new(new Cast(ElementType.Int32), SampleShape),
    ];
}
