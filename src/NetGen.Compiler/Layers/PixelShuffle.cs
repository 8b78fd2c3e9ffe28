using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Channels as pixels of a larger image, and back. Shi et al., 2016.</summary>
static class PixelShuffle
{
    public static IReadOnlyList<LayerKind> Kinds { get; } =
    [
        new(nameof(PixelShuffle), Hyperparameter.Count("factor")) { Apply = (layer, x) => Enlarge(layer.Graph, x, layer.Int("factor")) },
        new("PixelUnshuffle", Hyperparameter.Count("factor")) { Apply = (layer, x) => Reduce(layer.Graph, x, layer.Int("factor")) },
    ];

    /// <summary>[N, C · r², H, W] to [N, C, r · H, r · W].</summary>
    public static Node Enlarge(GraphBuilder g, Node x, long factor)
    {
        Spatial.Check(x.Shape, 2);
        Dim n = x.Shape[0], h = x.Shape[2], w = x.Shape[3], channels = Divided(x.Shape, 1, factor * factor, factor);
        var split = g.Reshape(x, new Shape(n, channels, factor, factor, h, w));
        return g.Reshape(g.Transpose(split, [0, 1, 4, 2, 5, 3]), new Shape(n, channels, factor * h, factor * w));
    }

    /// <summary>[N, C, r · H, r · W] to [N, C · r², H, W].</summary>
    public static Node Reduce(GraphBuilder g, Node x, long factor)
    {
        Spatial.Check(x.Shape, 2);
        Dim n = x.Shape[0], c = x.Shape[1], h = Divided(x.Shape, 2, factor, factor), w = Divided(x.Shape, 3, factor, factor);
        var split = g.Reshape(x, new Shape(n, c, h, factor, w, factor));
        return g.Reshape(g.Transpose(split, [0, 1, 3, 5, 2, 4]), new Shape(n, factor * factor * c, h, w));
    }

    static Dim Divided(Shape shape, int axis, long divisor, long factor)
    {
        var part = Dim.FloorDivide(shape[axis], divisor);
        if ((part * divisor).Equals(shape[axis])) return part;
        throw new ShapeException("NG0209", "factor", factor.ToString(),
            $"such that {(axis == 1 ? "its square" : "it")} divides dimension {axis} of {shape}");
    }
}
