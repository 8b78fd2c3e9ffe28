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
        Hyperparameter.Init)
    {
        Apply = Apply,
    };

    static Node Apply(LayerUse layer, Node x)
    {
        var rank = x.Shape.Rank;
        if (rank == 0 || rank > Leading.Length + 1)
            throw new ShapeException("NG0206", $"1 to {Leading.Length + 1} dimensions", x.Shape.ToString(),
                "the last one is multiplied with the weight");
        if (layer.Program.MakerOf(x, Kind) is { } before) layer.Program.Warn(Rule.LinearTwice, layer.Label, before.Label);
        var g = layer.Graph;
        var features = layer.Int("features");
        var weight = layer.Weight("weight", new Shape(features, layer.WeightSize(x.Shape, rank - 1)), layer.Init("HeUniform"));
        var lead = Leading.Substring(0, rank - 1);
        var y = g.Apply(new Contract(lead + "k", "ok", lead + "o"), x, weight);
        return layer.Flag("Bias") ? g.Add(y, layer.Weight("bias", new Shape(features), "Zeros")) : y;
    }
}
