using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The adjoint of <see cref="Conv"/> with respect to its input: <c>[N, Cout, *O]</c> and filters give <c>[N, Cin, *S]</c>. Also the transposed convolution.</summary>
public sealed record ConvInput(ConvolutionShape Geometry, EquatableArray<Dim> Spatial) : Op
{
    public override IReadOnlyList<Operand> Operands => [
        Operand.Numbers.OfRank(Geometry.Rank + 2),
        Operand.Numbers with { Sizes = x => [x[0].Shape[1], .. new Dim?[Geometry.Rank + 1]] },
    ];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        Shape y = inputs[0].Shape, f = inputs[1].Shape, result = new([y[0], Geometry.Groups * f[1], .. Spatial]);
        Geometry.PerGroup(f[0]);
        Operand.Require(0, y, Geometry.OutputShape(result, f).Dims);
        return new(result);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node y = node.Inputs[0], f = node.Inputs[1];
        return [g.Apply(new Conv(Geometry), gradient, f), g.Apply(new ConvFilter(Geometry, [.. f.Shape.Dims.Skip(2)]), gradient, y)];
    }

    public override bool IsHeavy => true;

    /// <summary>Stacked images are more images; stacked filters have no such form.</summary>
    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        inputs[1].IsStacked ? null : ConvolutionShape.Merged(g, inputs[0].Node, images => g.Apply(this, images, inputs[1].Node));

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(node.Shape));
        Geometry.Visit(result.Shape, inputs[1].Shape, inputs[0].Shape, (x, f, o) => result[x] += inputs[0][o] * inputs[1][f]);
        return result;
    }

    public override IEnumerable<Sample> Samples => ConvolutionShape.Cases.Select(c => new Sample(
        new ConvInput(c.Geometry, [.. c.Input.Dims.Skip(2)]), c.Geometry.OutputShape(c.Input, c.Filter), c.Filter));
}
