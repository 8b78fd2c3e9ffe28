using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Pools whose result has a given size: window i of o covers ⌊i · size / o⌋ to ⌈(i + 1) · size / o⌉, as in PyTorch.</summary>
static class AdaptivePool
{
    public static Func<GraphBuilder, Node, int[], Node> Mean { get; } = (g, x, axes) => g.Mean(x, axes);

    public static Func<GraphBuilder, Node, int[], Node> Max { get; } = (g, x, axes) => g.Max(x, axes);

    public static IReadOnlyList<LayerKind> Kinds { get; } =
    [
        Kind("AdaptiveAvgPool", 1, Mean), Kind("AdaptiveAvgPool", 2, Mean), Kind("AdaptiveMaxPool", 1, Max), Kind("AdaptiveMaxPool", 2, Max),
        Global("GlobalAvgPool", Mean), Global("GlobalMaxPool", Max),
    ];

    static LayerKind Kind(string name, int rank, Func<GraphBuilder, Node, int[], Node> reduce) => new($"{name}{rank}d", Hyperparameter.Sizes("size", rank))
    {
        Apply = (layer, x) =>
        {
            Spatial.Check(x.Shape, rank);
            return Pool(layer.Graph, x, layer.PerAxis(rank, "size"), reduce);
        },
    };

    /// <summary>One value per channel: [N, C]. Lin, Chen and Yan, 2013.</summary>
    static LayerKind Global(string name, Func<GraphBuilder, Node, int[], Node> reduce) => new(name)
    {
        Apply = (layer, x) =>
        {
            Spatial.CheckAny(x.Shape);
            return reduce(layer.Graph, x, Spatial.Axes(x.Shape));
        },
    };

    public static Node Pool(GraphBuilder g, Node x, EquatableArray<long> sizes, Func<GraphBuilder, Node, int[], Node> reduce)
    {
        if (sizes.All(s => s == 1)) return g.Reshape(reduce(g, x, Spatial.Axes(x.Shape)), x.Shape.Collapse(Spatial.Axes(x.Shape)));
        if (sizes.Select((s, a) => IsEven(x.Shape[a + 2], s)).All(even => even)) return Tiles(g, x, sizes, reduce);
        // The last axis first, so that of equal values the first in row-major order takes the gradient.
        for (var a = sizes.Count - 1; a >= 0; a--) x = Windows(g, x, a + 2, sizes[a], reduce);
        return x;
    }

    static bool IsEven(Dim size, long count) => (Dim.FloorDivide(size, count) * count).Equals(size);

    /// <summary>All axes at once where windows do not overlap: [N, C, O1, K1, O2, K2].</summary>
    static Node Tiles(GraphBuilder g, Node x, EquatableArray<long> sizes, Func<GraphBuilder, Node, int[], Node> reduce)
    {
        Shape tiles = new([.. x.Shape.Dims.Take(2), .. sizes.SelectMany((s, a) => new[] { s, Dim.FloorDivide(x.Shape[a + 2], s) })]);
        return reduce(g, g.Reshape(x, tiles), [.. sizes.Select((_, a) => 3 + 2 * a)]);
    }

    static Node Windows(GraphBuilder g, Node x, int axis, long count, Func<GraphBuilder, Node, int[], Node> reduce)
    {
        if (x.Shape[axis].Constant is not { } size)
            throw new ShapeException("NG0204", axis.ToString(), x.Shape.ToString(), $"it is divided into {count} windows",
                "state the size in [Shape], or use a size of 1, which is a mean or maximum over the axis");
        return g.Apply(new Concat(axis), [.. Enumerable.Range(0, (int)count).Select(i =>
        {
            long start = i * size / count, end = ((i + 1) * size + count - 1) / count;
            return g.KeepAxis(reduce(g, g.Slice(x, axis, start, end - start), [axis]), axis);
        })]);
    }
}
