using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Merges the axes from one on, in row-major order.</summary>
static class Flatten
{
    public static LayerKind Kind { get; } = new(nameof(Flatten), Hyperparameter.Axis("StartAxis", 1))
    {
        Apply = (layer, x) => From(layer.Graph, x, layer.Int("StartAxis")),
    };

    public static Node From(GraphBuilder g, Node x, long startAxis)
    {
        if (x.Shape.Rank == 0) throw new ShapeException("NG0206", "at least one dimension", x.Shape.ToString(), "there is nothing to flatten");
        var start = Axes.Resolve(x.Shape, startAxis);
        return g.Reshape(x, new Shape([.. x.Shape.Dims.Take(start), Dim.Product(x.Shape.Dims.Skip(start))]));
    }
}
