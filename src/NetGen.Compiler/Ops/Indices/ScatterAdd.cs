using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Zeros <c>[V, *D]</c> to which the rows of the second input are added at the indices of the first. The adjoint of <see cref="Gather"/>.</summary>
public sealed record ScatterAdd(Shape Target) : Op
{
    public override IReadOnlyList<Operand> Operands => Operand.RowsOf(Target);

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        Operand.CheckAxes([0], Target);
        return new(Target);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) =>
        [null, g.Apply(new Gather(), gradient, node.Inputs[0])];

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(Target));
        var rank = inputs[0].Shape.Length;
        var position = 0;
        foreach (var index in Reference.Indices(inputs[1].Shape))
            result[[(long)inputs[0][[.. index.Take(rank)]], .. index.Skip(rank)]] += inputs[1].Data[position++];
        return result;
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new ScatterAdd(new Shape(4, 5)), new SampleInput(new Shape(7), 0, 3, ElementType.Int32), new Shape(7, 5)),
        new(new ScatterAdd(new Shape(40, 2, 3)), new SampleInput(new Shape(3, 100), 0, 39, ElementType.Int32), new Shape(3, 100, 2, 3)),
        new(new ScatterAdd(new Shape(4)), new SampleInput(new Shape(Sample.N, Sample.T), 0, 3, ElementType.Int32), new Shape(Sample.N, Sample.T)),
    ];
}
