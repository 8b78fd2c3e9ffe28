using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Layer normalisation over the trailing axes. Ba, Kiros and Hinton, 2016.</summary>
static class LayerNorm
{
    public static LayerKind Kind { get; } = new(nameof(LayerNorm),
        Hyperparameter.Positive("Epsilon", 1e-5f), Hyperparameter.Count("Axes", 1), Hyperparameter.Flag("Affine", true))
    {
        Apply = Apply,
    };

    /// <summary>Over the channels of images, whose axis is not the last one.</summary>
    public static LayerKind OfChannels { get; } = new("LayerNorm2d", Hyperparameter.Positive("Epsilon", 1e-5f), Hyperparameter.Flag("Affine", true))
    {
        Apply = (layer, x) =>
        {
            Spatial.Check(x.Shape, 2);
            return layer.Graph.Affine(layer.Graph.Standardize(x, [1], layer.Number("Epsilon")), 1, layer.Affine(x.Shape));
        },
    };

    static Node Apply(LayerUse layer, Node x)
    {
        var axes = TrailingAxes(layer, x.Shape);
        var g = layer.Graph;
        var y = g.Standardize(x, axes, layer.Number("Epsilon"));
        if (!layer.Flag("Affine")) return y;
        var shape = new Shape(axes.Select(a => layer.WeightSize(x.Shape, a)));
        return g.Add(g.Multiply(y, layer.Weight("weight", shape, "Ones")), layer.Weight("bias", shape, "Zeros"));
    }

    /// <summary>The last <c>Axes</c> axes, which the norm runs over.</summary>
    public static int[] TrailingAxes(LayerUse layer, Shape shape)
    {
        var count = (int)Math.Min(layer.Int("Axes"), int.MaxValue);
        var lead = shape.Rank - count;
        if (lead < 0)
            throw new ShapeException("NG0206", $"at least {count} dimensions", shape.ToString(), "it normalises its last 'Axes' dimensions");
        BatchAxis.Check(layer.Program, layer.Label, lead, shape);
        return [.. Enumerable.Range(lead, count)];
    }
}
