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

    static Node Apply(LayerUse layer, Node x)
    {
        var count = (int)Math.Min(layer.Int("Axes"), int.MaxValue);
        var lead = x.Shape.Rank - count;
        if (lead < 0)
            throw new ShapeException("NG0206", $"at least {count} dimensions", x.Shape.ToString(), "it normalises its last 'Axes' dimensions");
        BatchAxis.Check(layer.Program, layer.Label, lead, x.Shape);
        int[] axes = [.. Enumerable.Range(lead, count)];
        var g = layer.Graph;
        var centred = g.Subtract(x, g.Along(g.Mean(x, axes), x.Shape, axes));
        var deviation = g.Sqrt(g.Add(g.Mean(g.Square(centred), axes), layer.Number("Epsilon")));
        var y = g.Divide(centred, g.Along(deviation, x.Shape, axes));
        if (!layer.Flag("Affine")) return y;
        var shape = new Shape(axes.Select(a => layer.WeightSize(x.Shape, a)));
        return g.Add(g.Multiply(y, layer.Weight("weight", shape, "Ones")), layer.Weight("bias", shape, "Zeros"));
    }
}
