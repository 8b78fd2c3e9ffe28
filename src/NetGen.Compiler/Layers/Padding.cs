using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Borders around the spatial axes of [N, C, …], made of the input itself or of one value.</summary>
static class Padding
{
    public static IReadOnlyList<LayerKind> Kinds { get; } =
        [Kind("ZeroPad2d", "Zeros"), Kind("ReflectionPad2d", "Reflect"), Kind("ReplicationPad2d", "Replicate"), Kind("CircularPad2d", "Circular")];

    static LayerKind Kind(string name, string mode) => new(name, Hyperparameter.Border(2))
    {
        Apply = (layer, x) =>
        {
            Spatial.Check(x.Shape, 2);
            // As in PyTorch: left, right, top, bottom.
            var widths = layer.PerAxis(4, "padding");
            var rows = Around(layer.Program, x, 2, widths[2], widths[3], mode);
            return Around(layer.Program, rows, 3, widths[0], widths[1], mode);
        },
    };

    /// <summary>An axis with a border: of zeros, the axis mirrored without its edge, its edge repeated, or its other end.</summary>
    public static Node Around(Program program, Node x, int axis, long before, long after, string mode)
    {
        if (before == 0 && after == 0) return x;
        var (g, size) = (program.Graph, x.Shape[axis]);
        if (mode == "Zeros") return g.Pad(x, axis, before, after);
        var least = mode switch { "Reflect" => 1, _ => 0 } + (mode == "Replicate" ? 1 : Math.Max(before, after));
        program.Require(size - least, $"a border of {Math.Max(before, after)} needs a dimension of at least {least}, not {size}",
            () => new ShapeException("NG0209", "the border", Math.Max(before, after).ToString(),
                $"{(mode == "Reflect" ? "below" : "at most")} dimension {axis} of {x.Shape} for PaddingMode.{mode}"));
        var (first, last) = mode switch
        {
            "Reflect" => (Mirrored(1, before), Mirrored(size - 1 - after, after)),
            "Replicate" => (Repeated(0, before), Repeated(size - 1, after)),
            _ => (g.Slice(x, axis, size - before, before), g.Slice(x, axis, 0, after)),
        };
        return g.Apply(new Concat(axis), [.. before > 0 ? new[] { first } : [], x, .. after > 0 ? new[] { last } : []]);

        Node Mirrored(Dim start, long count) => g.Apply(new Reverse(axis), g.Slice(x, axis, start, count));

        Node Repeated(Dim at, long count) => g.BroadcastTo(g.Slice(x, axis, at, 1), x.Shape.With(axis, count), [.. GraphBuilder.AllAxes(x.Shape)]);
    }
}
