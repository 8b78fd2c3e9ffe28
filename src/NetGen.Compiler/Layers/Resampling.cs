using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>[N, C, …] with more or fewer positions: each the nearest old one, or between its neighbours.</summary>
static class Resampling
{
    public static LayerKind Upsample { get; } = new(nameof(Upsample), Hyperparameter.Count("scale"),
        Hyperparameter.Member("Mode", "Nearest", "UpsampleMode"), Hyperparameter.Flag("AlignCorners", false))
    {
        Apply = (layer, x) => Enlarge(layer.Graph, x, layer.Int("scale"), layer.Member("Mode"), layer.Flag("AlignCorners")),
    };

    public static Node Enlarge(GraphBuilder g, Node x, long scale, string mode, bool alignCorners)
    {
        Spatial.CheckAny(x.Shape);
        return Resize(g, x, [.. Spatial.Axes(x.Shape).Select(a => scale * x.Shape[a])], mode, alignCorners);
    }

    /// <summary>The spatial axes get new sizes, one after another.</summary>
    public static Node Resize(GraphBuilder g, Node x, IReadOnlyList<Dim> sizes, string mode, bool alignCorners)
    {
        if (mode == "Bilinear") Spatial.Check(x.Shape, 2);
        else if (alignCorners)
            throw new ShapeException("NG0209", "AlignCorners", "true", "false for UpsampleMode.Nearest, which has no corners to align");
        for (var a = 0; a < sizes.Count; a++)
        {
            Dim from = x.Shape[a + 2], factor = Dim.FloorDivide(sizes[a], from);
            if (from.Equals(sizes[a])) continue;
            x = mode == "Nearest" && (factor * from).Equals(sizes[a]) ? Repeat(g, x, a + 2, factor)
                : Blend(g, x, a + 2, mode == "Nearest" ? Nearest(g, from, sizes[a]) : Linear(g, from, sizes[a], alignCorners));
        }
        return x;
    }

    static Node Repeat(GraphBuilder g, Node x, int axis, Dim factor)
    {
        Shape repeated = new([.. x.Shape.Dims.Take(axis + 1), factor, .. x.Shape.Dims.Skip(axis + 1)]);
        return g.Reshape(g.Along(x, repeated, [axis + 1]), x.Shape.With(axis, x.Shape[axis] * factor));
    }

    /// <summary>New positions as sums of old ones, by a matrix [new, old]: one product, whose derivative is the product with its transpose.</summary>
    static Node Blend(GraphBuilder g, Node x, int axis, Node weights)
    {
        const string letters = "ncabd";
        var from = letters.Substring(0, x.Shape.Rank);
        return g.Apply(new Contract(from, "o" + from[axis], from.Replace(from[axis], 'o')), x, weights);
    }

    /// <summary>1 where ⌊new · from / to⌋ is the old position.</summary>
    static Node Nearest(GraphBuilder g, Dim from, Dim to)
    {
        Shape shape = new(to, from);
        // Half a step keeps the rounding of the product away from the integers; the floor is that of the exact fraction.
        var position = g.Divide(g.Add(g.Multiply(g.Apply(new Iota(to)), g.DimValue(from)), 0.5), g.DimValue(to));
        return g.Cast(g.Equal(g.Across(g.Elementwise(new Floor(), position), shape, 0), g.Across(g.Apply(new Iota(from)), shape, 1)), ElementType.Float32);
    }

    /// <summary>max(0, 1 − |position − old|): the two neighbours of a position share it by their distance.</summary>
    static Node Linear(GraphBuilder g, Dim from, Dim to, bool alignCorners)
    {
        Shape shape = new(to, from);
        var index = g.Apply(new Iota(to));
        // The ends meet the ends, or pixels are squares and their centres are compared; beyond the outermost centres, the edge counts.
        var position = alignCorners ? g.Multiply(index, g.Divide(g.DimValue(from - 1), g.Maximum(g.DimValue(to - 1), g.Constant(1))))
            : g.Add(g.Divide(g.Multiply(g.Add(index, 0.5), g.DimValue(from)), g.DimValue(to)), -0.5);
        var inside = g.Minimum(g.Maximum(position, g.Constant(0)), g.DimValue(from - 1));
        var distance = g.Abs(g.Subtract(g.Across(inside, shape, 0), g.Across(g.Apply(new Iota(from)), shape, 1)));
        return g.Maximum(g.Constant(0), g.Subtract(g.Constant(1), distance));
    }
}
