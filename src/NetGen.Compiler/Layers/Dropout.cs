using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>In training, drops elements with a probability and scales the others. Srivastava et al., 2014.</summary>
static class Dropout
{
    public static LayerKind Kind { get; } = new(nameof(Dropout), Hyperparameter.Rate("rate", 0.5f))
    {
        Apply = (layer, x) => Of(layer.Program, x, layer.Number("rate")),
    };

    /// <summary>Whole channels of [N, C, …] at once. Tompson, Goroshin, Jain, LeCun and Bregler, 2015.</summary>
    public static IReadOnlyList<LayerKind> OfChannels { get; } = [.. new[] { 1, 2, 3 }.Select(rank =>
        new LayerKind($"Dropout{rank}d", Hyperparameter.Rate("rate", 0.5f))
        {
            Apply = (layer, x) =>
            {
                Spatial.Check(x.Shape, rank);
                return Of(layer.Program, x, layer.Number("rate"), 0, 1);
            },
        })];

    /// <summary>Whole residual branches, of each example or of the batch. Huang, Sun, Liu, Sedra and Weinberger, 2016.</summary>
    public static LayerKind StochasticDepth { get; } = new(nameof(StochasticDepth),
        Hyperparameter.Rate("rate", null), Hyperparameter.Member("Mode", "Row", "StochasticDepthMode"))
    {
        Apply = (layer, x) => layer.Member("Mode") == "Row" ? Of(layer.Program, x, layer.Number("rate"), Batch(x.Shape))
            : Of(layer.Program, x, layer.Number("rate"), []),
    };

    static int Batch(Shape shape) => shape.Rank > 0 ? 0
        : throw new ShapeException("NG0206", "a batch [N, …]", shape.ToString(), "use StochasticDepthMode.Batch to drop a single number");

    public static Node Of(Program program, Node x, double rate) => Of(program, x, rate, GraphBuilder.AllAxes(x.Shape));

    /// <summary>
    /// One draw for each position of <paramref name="axes"/>, for all others at once. The mask is a draw, which is computed again where the
    /// derivative needs it, not stored.
    /// </summary>
    static Node Of(Program program, Node x, double rate, params int[] axes)
    {
        if (!program.IsTraining || rate == 0) return x;
        var g = program.Graph;
        var draw = g.Uniform(new Shape(axes.Select(a => x.Shape[a])));
        var keep = g.LessOrEqual(g.Constant(rate), draw);
        return g.Select(g.Across(keep, x.Shape, axes), g.Multiply(x, 1 / (1 - rate)), g.Constant(0));
    }
}
