using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Ops;

/// <summary>mask ? x : y.</summary>
public sealed record Select : ElementwiseOp
{
    static readonly IReadOnlyList<Operand> operands = OfOneShape(Operand.Mask, Operand.Numbers, Operand.Numbers);

    public override int Arity => 3;

    public override IReadOnlyList<Operand> Operands => operands;

    public override double Compute(params double[] x) => x[0] != 0 ? x[1] : x[2];

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var mask = node.Inputs[0];
        return [null, g.Select(mask, gradient, g.Constant(0)), g.Select(mask, g.Constant(0), gradient)];
    }

    public override IEnumerable<Sample> Samples => [new(this, new SampleInput(SampleShape, 0, 1, ElementType.Bool), SampleShape, SampleShape)];
}
