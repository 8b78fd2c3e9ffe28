using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The adjoint of <see cref="Conv"/> with respect to its filters: <c>[N, Cin, *S]</c> and <c>[N, Cout, *O]</c> give <c>[Cout, Cin / groups, *K]</c>.</summary>
public sealed record ConvFilter(ConvolutionShape Geometry, EquatableArray<Dim> Kernel) : Op
{
    public override IReadOnlyList<Operand> Operands => [Operand.Numbers.OfRank(Geometry.Rank + 2), Operand.Numbers.OfRank(Geometry.Rank + 2)];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        Shape x = inputs[0].Shape, y = inputs[1].Shape, result = new([y[1], Geometry.PerGroup(x[1]), .. Kernel]);
        Geometry.PerGroup(y[1]);
        Operand.Require(1, y, Geometry.OutputShape(x, result).Dims);
        return new(result);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node x = node.Inputs[0], y = node.Inputs[1];
        return [g.Apply(new ConvInput(Geometry, [.. x.Shape.Dims.Skip(2)]), y, gradient), g.Apply(new Conv(Geometry), x, gradient)];
    }

    public override bool IsHeavy => true;

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(node.Shape));
        Geometry.Visit(inputs[0].Shape, result.Shape, inputs[1].Shape, (x, f, o) => result[f] += inputs[0][x] * inputs[1][o]);
        return result;
    }

    public override IEnumerable<Sample> Samples => ConvolutionShape.Cases.Select(c => new Sample(
        new ConvFilter(c.Geometry, [.. c.Filter.Dims.Skip(2)]), c.Input, c.Geometry.OutputShape(c.Input, c.Filter)));
}
