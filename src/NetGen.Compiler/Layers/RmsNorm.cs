using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>x / √(mean of x² + ε) over the trailing axes. Zhang and Sennrich, 2019.</summary>
static class RmsNorm
{
    public static LayerKind Kind { get; } = new("RMSNorm",
        Hyperparameter.Positive("Epsilon", 1.1920929e-7f), Hyperparameter.Count("Axes", 1), Hyperparameter.Flag("Affine", true))
    {
        Apply = Apply,
    };

    static Node Apply(LayerUse layer, Node x)
    {
        var axes = LayerNorm.TrailingAxes(layer, x.Shape);
        var g = layer.Graph;
        var size = g.Sqrt(g.Add(g.Mean(g.Square(x), axes), layer.Number("Epsilon")));
        var y = g.Divide(x, g.Along(size, x.Shape, axes));
        return layer.Flag("Affine") ? g.Multiply(y, layer.Weight("weight", new Shape(axes.Select(a => layer.WeightSize(x.Shape, a))), "Ones")) : y;
    }
}
