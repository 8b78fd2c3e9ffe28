using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// The largest of the rows of the second input that have the same index in the first, element by element: <c>[V, *D]</c>; NaN wins, and a
/// row that no index names is −∞, the maximum of nothing. The gradient goes to the first winner; which one that is, is told by positions as
/// float32, and so for up to 2²⁴ rows.
/// </summary>
public sealed record ScatterMax(Shape Target) : Op
{
    public override IReadOnlyList<Operand> Operands => Operand.RowsOf(Target);

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        Operand.CheckAxes([0], Target);
        return new(Target);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node indices = node.Inputs[0], values = node.Inputs[1];
        var rank = indices.Shape.Rank;
        // A row that holds a NaN was won by a NaN; all others by what equals the maximum.
        var wins = g.Elementwise(new Or(), g.LessOrEqual(Back(node), values), g.Not(g.Equal(values, values)));
        var position = g.Along(
            g.Reshape(g.Apply(new Iota(indices.Shape.Size)), indices.Shape), values.Shape, [.. Enumerable.Range(rank, values.Shape.Rank - rank)]);
        var earliest = g.Apply(this, indices, g.Select(wins, g.Negate(position), g.Constant(double.NegativeInfinity)));
        return [null, g.Select(g.Equal(g.Negate(position), Back(earliest)), Back(gradient), g.Constant(0))];

        Node Back(Node rows) => g.Apply(new Gather(), rows, indices);
    }

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = Reference.From(context.Sizes(Target), _ => double.NegativeInfinity);
        var rank = inputs[0].Shape.Length;
        var position = 0;
        foreach (var index in Reference.Indices(inputs[1].Shape))
        {
            long[] target = [(long)inputs[0][[.. index.Take(rank)]], .. index.Skip(rank)];
            var value = inputs[1].Data[position++];
            // Math.Max gives NaN where either is.
            result[target] = Math.Max(result[target], value);
        }
        return result;
    }

    // Every row of the small targets is named, so that the results of the samples are finite.
    public override IEnumerable<Sample> Samples =>
    [
        new(new ScatterMax(new Shape(2, 5)), new SampleInput(new Shape(9), 0, 1, ElementType.Int32), new Shape(9, 5)),
        new(new ScatterMax(new Shape(1, 18)), new SampleInput(new Shape(2, 3), 0, 0, ElementType.Int32), new Shape(2, 3, 18)),
        new(new ScatterMax(new Shape(2)), new SampleInput(new Shape(Sample.N, Sample.T), 0, 1, ElementType.Int32), new Shape(Sample.N, Sample.T)),
    ];
}
