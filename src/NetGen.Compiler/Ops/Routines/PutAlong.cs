using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// Zeros whose axis has <see cref="Size"/> elements, to which the elements of the second input are added along that axis at the indices of
/// the first. The adjoint of <see cref="TakeAlong"/>.
/// </summary>
public sealed record PutAlong(int Axis, Dim Size) : RowRoutineOp(Axis)
{
    protected override ElementType TypeOf(int input) => input == 0 ? ElementType.Int32 : ElementType.Float32;

    public override EquatableArray<string> Letters => ["n", "n", "m"];

    public override Dim Work(Func<char, Dim> size) => size('n') + size('m');

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[1].Shape.With(Axis, Size));

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) =>
        [null, g.Apply(new TakeAlong(Axis), gradient, node.Inputs[0])];

    public override Reference Cell(IReadOnlyList<Reference> inputs, long[] shape)
    {
        var result = new Reference(shape);
        for (var i = 0; i < inputs[0].Data.Length; i++) result.Data[(int)inputs[0].Data[i]] += inputs[1].Data[i];
        return result;
    }

    public override IEnumerable<Sample> Samples =>
    [
        new(new PutAlong(1, 4), new SampleInput(new Shape(2, 9), 0, 3, ElementType.Int32), new Shape(2, 9)),
        new(new PutAlong(0, 3), new SampleInput(new Shape(5, 6), 0, 2, ElementType.Int32), new Shape(5, 6)),
        new(new PutAlong(1, Sample.T), new SampleInput(new Shape(Sample.N, 5, 2), 0, 3, ElementType.Int32), new Shape(Sample.N, 5, 2)),
    ];
}
