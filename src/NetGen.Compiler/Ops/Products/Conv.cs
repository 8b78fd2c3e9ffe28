using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Cross-correlation of <c>[N, Cin, *S]</c> with filters <c>[Cout, Cin / groups, *K]</c>: <c>[N, Cout, *O]</c>.</summary>
public sealed record Conv(ConvolutionShape Geometry) : Op
{
    public override IReadOnlyList<Operand> Operands =>
    [
        Operand.Numbers.OfRank(Geometry.Rank + 2),
        Operand.Numbers with { Sizes = x => [null, Geometry.PerGroup(x[0].Shape[1]), .. new Dim?[Geometry.Rank]] },
    ];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        Shape x = inputs[0].Shape, f = inputs[1].Shape;
        Geometry.PerGroup(f[0]);
        return new(Geometry.OutputShape(x, f));
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        Node x = node.Inputs[0], f = node.Inputs[1];
        return
        [
            g.Apply(new ConvInput(Geometry, [.. x.Shape.Dims.Skip(2)]), gradient, f),
            g.Apply(new ConvFilter(Geometry, [.. f.Shape.Dims.Skip(2)]), x, gradient),
        ];
    }

    public override bool IsHeavy => true;

    /// <summary>Stacked images are more images; stacked filters have no such form.</summary>
    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        inputs[1].IsStacked ? null : ConvolutionShape.Merged(g, inputs[0].Node, images => g.Apply(this, images, inputs[1].Node));

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(node.Shape));
        Geometry.Visit(inputs[0].Shape, inputs[1].Shape, result.Shape, (x, f, o) => result[o] += inputs[0][x] * inputs[1][f]);
        return result;
    }

    public override IEnumerable<Sample> Samples => ConvolutionShape.Cases.Select(c =>
        new Sample(new Conv(c.Geometry), c.Input, c.Filter));
}
