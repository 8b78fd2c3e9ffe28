using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Layers;

/// <summary>The largest value of each window.</summary>
static class MaxPool
{
    public static IReadOnlyList<LayerKind> Kinds { get; } = [Kind(1), Kind(2), Kind(3)];

    static LayerKind Kind(int rank) => new($"MaxPool{rank}d", [.. Pooling.Hyperparameters(rank), .. Hyperparameter.PerAxis("Dilation", rank, 1, least: 1)])
    {
        Apply = (layer, x) =>
        {
            Spatial.Check(x.Shape, rank);
            return Pool(layer.Program, x, Pooling.Window(layer, rank), layer.Flag("CeilMode"));
        },
    };

    public static Node Pool(Program program, Node x, WindowShape window, bool ceilMode)
    {
        // What lies behind the end never wins.
        if (ceilMode) x = Pooling.Completed(program.Graph, x, window, double.NegativeInfinity);
        Pooling.Check(program, x.Shape, window);
        return program.Graph.Apply(new WindowMax(window), x);
    }
}
