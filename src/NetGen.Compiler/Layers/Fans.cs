using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>The fans of a weight [out, in, …]: in is the product of all axes but the first, out that of all but the second.</summary>
static class Fans
{
    public static Initialization Of(Shape shape, string kind)
    {
        var sizes = shape.Dims.Select(d => d.Constant ?? 1).ToArray();
        var count = sizes.Aggregate(1L, (a, b) => a * b);
        return sizes.Length < 2 ? new(kind, count, count) : new(kind, count / sizes[0], count / sizes[1]);
    }

    /// <summary>What <c>Init.Default</c> means for a weight of this shape.</summary>
    public static string Standard(Shape shape) => shape.Rank >= 2 ? "HeUniform" : "Zeros";
}
