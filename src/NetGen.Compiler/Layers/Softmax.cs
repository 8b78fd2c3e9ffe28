using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>eˣ / Σ eˣ along an axis, relative to the largest value.</summary>
static class Softmax
{
    public static LayerKind Kind { get; } = new(nameof(Softmax), Hyperparameter.Axis("axis", 1))
    {
        Apply = (layer, x) => layer.Program.MarkAs("softmax", Along(layer.Graph, x, Axis(layer, x.Shape))),
    };

    /// <summary>The axis of a layer of probabilities.</summary>
    public static int Axis(LayerUse layer, Shape shape)
    {
        var axis = Axes.Resolve(shape, layer.Int("axis"));
        BatchAxis.Check(layer.Program, layer.Label, axis, shape);
        return axis;
    }

    public static Node Along(GraphBuilder g, Node x, int axis)
    {
        var e = g.Exp(Shifted(g, x, axis));
        return g.Divide(e, g.Along(g.Sum(e, [axis]), x.Shape, [axis]));
    }

    /// <summary>x minus its largest value along the axis. Softmax does not change by a shift, so none of the gradient flows through it.</summary>
    public static Node Shifted(GraphBuilder g, Node x, int axis) => g.Subtract(x, g.Along(Largest(g, x, axis), x.Shape, [axis]));

    /// <summary>The largest value along the axis, as a number.</summary>
    public static Node Largest(GraphBuilder g, Node x, int axis) => g.StopGradient(g.Apply(new ReduceMax(axis), x));
}
