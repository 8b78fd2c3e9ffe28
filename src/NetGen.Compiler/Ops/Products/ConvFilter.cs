using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The adjoint of <see cref="Conv"/> with respect to its filters: <c>[N, Cin, *S]</c> and <c>[N, Cout, *O]</c> give <c>[Cout, Cin / groups, *K]</c>.</summary>
public sealed record ConvFilter(ConvolutionShape Geometry, EquatableArray<Dim> Kernel) : Op
{
    public override Signature Infer(IReadOnlyList<Node> inputs) =>
        new(new Shape([inputs[1].Shape[1], Dim.FloorDivide(inputs[0].Shape[1], Geometry.Groups), .. Kernel]));

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
        new ConvFilter(c, [.. c.Sample.Filter.Dims.Skip(2)]), c.Sample.Input, c.Sample.Output));
}
