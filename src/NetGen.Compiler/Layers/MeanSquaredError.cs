using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>The mean of (prediction − target)² over all elements.</summary>
static class MeanSquaredError
{
    public static LayerKind Kind { get; } = new(nameof(MeanSquaredError)) { Loss = (layer, x, target) => Of(layer.Graph, x, target) };

    public static Node Of(GraphBuilder g, Node prediction, Node target)
    {
        Losses.CheckEqual("the target", target.Shape, "the prediction", prediction.Shape);
        return g.MeanOfAll(g.Square(g.Subtract(prediction, target)));
    }
}
