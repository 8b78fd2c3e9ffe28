using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Batch normalisation per channel, axis 1. Ioffe and Szegedy, 2015.</summary>
static class BatchNorm
{
    public static IReadOnlyList<LayerKind> Kinds { get; } = [Kind(1), Kind(2), Kind(3)];

    static LayerKind Kind(int rank) => new($"BatchNorm{rank}d",
        Hyperparameter.Positive("Epsilon", 1e-5f),
        Hyperparameter.Number("Momentum", 0.1f, "at least 0 and at most 1", x => x is >= 0 and <= 1),
        Hyperparameter.Flag("Affine", true))
    {
        Apply = (layer, x) => Apply(layer, x, rank),
    };

    static Node Apply(LayerUse layer, Node x, int rank)
    {
        // Vectors [N, C] are sequences of length one.
        if (rank > 1 || x.Shape.Rank != 2) Spatial.Check(x.Shape, rank);
        var g = layer.Graph;
        int[] batch = [0, .. Spatial.Axes(x.Shape)];
        Warn(layer, x);
        var affine = layer.Affine(x.Shape);
        Shape channels = new(layer.WeightSize(x.Shape, 1));
        Node runningMean = layer.Buffer("running_mean", channels, "Zeros"), runningVariance = layer.Buffer("running_var", channels, "Ones");
        var (mean, variance) = (runningMean, runningVariance);
        if (layer.Program.IsTraining)
        {
            mean = g.Mean(x, batch);
            variance = g.Mean(g.Square(g.Subtract(x, g.Across(mean, x.Shape, 1))), batch);
            layer.Update("running_mean", Moved(g, layer, runningMean, mean));
            layer.Update("running_var", Moved(g, layer, runningVariance, Unbiased(g, variance, GraphBuilder.Count(x.Shape, batch))));
        }
        var centred = g.Subtract(x, g.Across(mean, x.Shape, 1));
        return g.Affine(g.Divide(centred, g.Across(g.Sqrt(g.Add(variance, layer.Number("Epsilon"))), x.Shape, 1)), 1, affine);
    }

    static void Warn(LayerUse layer, Node x)
    {
        if (layer.Program.MakerOf(x) is { } before && AddsToChannels(before.Kind, x) && before.Hyperparameters["Bias"] is BooleanValue { Truth: true })
            layer.Program.WarnAt(before.Place, Rule.BiasBeforeNorm, before.Label, layer.Label);
        if (!layer.Program.FirstUse(layer.Layer)) layer.Program.Warn(Rule.SharedNorm, layer.Label);
    }

    /// <summary>Whether the bias of a kind of layer is one number per channel of its result.</summary>
    static bool AddsToChannels(LayerKind kind, Node result) => kind == Linear.Kind ? result.Shape.Rank == 2
        : Convolution.Kinds.Contains(kind) || TransposedConvolution.Kinds.Contains(kind);

    /// <summary>(1 − momentum) · running + momentum · batch.</summary>
    static Node Moved(GraphBuilder g, LayerUse layer, Node running, Node batch)
    {
        var momentum = layer.Number("Momentum");
        return g.Add(g.Multiply(running, 1 - momentum), g.Multiply(batch, momentum));
    }

    /// <summary>The variance divided by n − 1; of a single value it is 0, not 0 / 0.</summary>
    static Node Unbiased(GraphBuilder g, Node variance, Dim count)
    {
        var rest = g.DimValue(count - 1);
        if (!Dim.IsPositive(count - 1)) rest = g.Maximum(rest, g.Constant(1));
        return g.Multiply(variance, g.Divide(g.DimValue(count), rest));
    }
}
