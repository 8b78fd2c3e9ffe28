using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Numbers known at build time, in row-major order; printed once, as data of the generated code, and read like other memory.</summary>
public sealed record Table(EquatableArray<float> Numbers, Shape Shape) : Source("table", Shape, ElementType.Float32)
{
    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) =>
        new(context.Sizes(Shape), [.. Numbers.Select(n => (double)n)]);
}
