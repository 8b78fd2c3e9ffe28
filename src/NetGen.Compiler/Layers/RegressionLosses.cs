using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>The mean of (prediction − target)² over all elements.</summary>
static class MeanSquaredError
{
    public static LayerKind Kind { get; } = new(nameof(MeanSquaredError))
    {
        Loss = (layer, x, target) => layer.Graph.MeanOfAll(Each(layer.Graph, x, target)),
    };

    public static Node Each(GraphBuilder g, Node prediction, Node target) => g.Square(Difference(g, prediction, target));

    /// <summary>prediction − target, of equal shapes.</summary>
    public static Node Difference(GraphBuilder g, Node prediction, Node target)
    {
        Losses.CheckEqual("the target", target.Shape, "the prediction", prediction.Shape);
        return g.Subtract(prediction, target);
    }
}

/// <summary>The mean of |prediction − target| over all elements.</summary>
static class MeanAbsoluteError
{
    public static LayerKind Kind { get; } = new(nameof(MeanAbsoluteError))
    {
        Loss = (layer, x, target) => layer.Graph.MeanOfAll(Each(layer.Graph, x, target)),
    };

    public static Node Each(GraphBuilder g, Node prediction, Node target) => g.Abs(MeanSquaredError.Difference(g, prediction, target));
}

/// <summary>d² / 2 within δ, δ · (|d| − δ / 2) beyond. Huber, 1964.</summary>
static class HuberLoss
{
    public static LayerKind Kind { get; } = new(nameof(HuberLoss), Hyperparameter.Positive("delta", 1))
    {
        Loss = (layer, x, target) => layer.Graph.MeanOfAll(Each(layer.Graph, x, target, layer.Number("delta"))),
    };

    public static Node Each(GraphBuilder g, Node prediction, Node target, double delta)
    {
        var difference = MeanSquaredError.Difference(g, prediction, target);
        var size = g.Abs(difference);
        var within = g.Multiply(g.Square(difference), 0.5);
        return g.Select(g.LessOrEqual(size, g.Constant(delta)), within, g.Multiply(g.Add(size, -0.5 * delta), delta));
    }
}

/// <summary>The Huber loss divided by its bound β: d² / 2β within, |d| − β / 2 beyond. Girshick, 2015.</summary>
static class SmoothL1Loss
{
    public static LayerKind Kind { get; } = new(nameof(SmoothL1Loss), Hyperparameter.Positive("beta", 1))
    {
        Loss = (layer, x, target) => layer.Graph.MeanOfAll(Each(layer.Graph, x, target, layer.Number("beta"))),
    };

    public static Node Each(GraphBuilder g, Node prediction, Node target, double beta) =>
        g.Multiply(HuberLoss.Each(g, prediction, target, beta), 1 / beta);
}
