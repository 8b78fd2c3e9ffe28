using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The sum of the elements of an axis up to each one, itself included; from the end if <see cref="Reverse"/>.</summary>
public sealed record CumSum(int Axis, bool Reverse = false) : RowRoutineOp(Axis)
{
    public override EquatableArray<bool> Options => [Reverse];

    public override Dim Work(Func<char, Dim> size) => size('n');

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[0].Shape);

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) => [g.Apply(new CumSum(Axis, !Reverse), gradient)];

    public override Reference Cell(IReadOnlyList<Reference> inputs, long[] shape)
    {
        var x = inputs[0].Data;
        return Reference.From(shape, index => Reverse ? x.Skip((int)index[0]).Reverse().Sum() : x.Take((int)index[0] + 1).Sum());
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new CumSum(1), new Shape(3, 21)),
        new(new CumSum(0, true), new Shape(5, 4)),
        new(new CumSum(1, true), new Shape(Sample.N, Sample.T, 2)),
        new(new CumSum(0), new Shape(Sample.T)),
    ];
}
