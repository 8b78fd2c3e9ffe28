using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Batch normalisation of images, per channel. Ioffe and Szegedy, 2015.</summary>
static class BatchNorm2d
{
    static readonly int[] batch = [0, 2, 3];

    public static LayerKind Kind { get; } = new(nameof(BatchNorm2d),
        Hyperparameter.Positive("Epsilon", 1e-5f),
        Hyperparameter.Number("Momentum", 0.1f, "at least 0 and at most 1", x => x is >= 0 and <= 1),
        Hyperparameter.Flag("Affine", true))
    {
        Apply = Apply,
    };

    static Node Apply(LayerUse layer, Node x)
    {
        Images.Check(x.Shape);
        var g = layer.Graph;
        var channels = new Shape(layer.WeightSize(x.Shape, 1));
        var weight = layer.Flag("Affine") ? layer.Weight("weight", channels, "Ones") : null;
        var bias = layer.Flag("Affine") ? layer.Weight("bias", channels, "Zeros") : null;
        Node runningMean = layer.Buffer("running_mean", channels, "Zeros"), runningVariance = layer.Buffer("running_var", channels, "Ones");
        if (layer.Program.MakerOf(x, Conv2d.Kind) is { } conv && conv.Hyperparameters["Bias"] is BooleanValue { Truth: true })
            layer.Program.WarnAt(conv.Place, Rule.BiasBeforeNorm, conv.Label, layer.Label);
        if (!layer.Program.FirstUse(layer.Layer)) layer.Program.Warn(Rule.SharedNorm, layer.Label);

        var y = layer.Program.IsTraining
            ? Normalise(g, x, g.Mean(x, batch), centred => g.Mean(g.Square(centred), batch), layer, (runningMean, runningVariance))
            : Normalise(g, x, runningMean, _ => runningVariance, layer, null);
        return weight is null || bias is null ? y : g.Add(g.Multiply(y, g.Across(weight, x.Shape, 1)), g.Across(bias, x.Shape, 1));
    }

    static Node Normalise(GraphBuilder g, Node x, Node mean, Func<Node, Node> variance, LayerUse layer, (Node Mean, Node Variance)? running)
    {
        var centred = g.Subtract(x, g.Across(mean, x.Shape, 1));
        var spread = variance(centred);
        if (running is var (runningMean, runningVariance))
        {
            layer.Update("running_mean", Moved(g, layer, runningMean, mean));
            layer.Update("running_var", Moved(g, layer, runningVariance, Unbiased(g, spread, GraphBuilder.Count(x.Shape, batch))));
        }
        return g.Divide(centred, g.Across(g.Sqrt(g.Add(spread, layer.Number("Epsilon"))), x.Shape, 1));
    }

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
