using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>y = x · Wᵀ + b on the last axis.</summary>
static class Linear
{
    // Letters of the leading axes: [N, k], [N, T, k], and whatever comes between.
    const string Leading = "ntabcdefghij";

    public static LayerKind Kind { get; } = new(nameof(Linear), Hyperparameter.Count("features"), Hyperparameter.Flag("Bias", true),
        Hyperparameter.Init, Hyperparameter.Rate("DropConnect", 0))
    {
        Apply = Apply,
    };

    static Node Apply(LayerUse layer, Node x)
    {
        CheckRank(x.Shape);
        if (layer.Program.MakerOf(x, Kind) is { } before) layer.Program.Warn(Rule.LinearTwice, layer.Label, before.Label);
        var g = layer.Graph;
        var features = layer.Int("features");
        var weight = layer.Weight("weight", new Shape(features, layer.WeightSize(x.Shape, x.Shape.Rank - 1)), layer.Init("HeUniform"));
        // Wan, Zeiler, Zhang, LeCun and Fergus, 2013; one mask for all examples.
        weight = Dropout.Of(layer.Program, weight, layer.Number("DropConnect"));
        var y = Product(g, x, weight);
        return layer.Flag("Bias") ? g.Add(y, layer.Weight("bias", new Shape(features), "Zeros")) : y;
    }

    public static void CheckRank(Shape shape)
    {
        if (shape.Rank is > 0 && shape.Rank <= Leading.Length + 1) return;
        throw new ShapeException("NG0206", $"1 to {Leading.Length + 1} dimensions", shape.ToString(), "the last one is multiplied with the weight");
    }

    /// <summary>x · Wᵀ of a weight [out, in].</summary>
    public static Node Product(GraphBuilder g, Node x, Node weight)
    {
        var lead = Leading.Substring(0, x.Shape.Rank - 1);
        return g.Apply(new Contract(lead + "k", "ok", lead + "o"), x, weight);
    }
}
