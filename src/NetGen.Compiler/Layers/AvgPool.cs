using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>The mean of each window; the divisor counts the padding unless it is told not to.</summary>
static class AvgPool
{
    public static IReadOnlyList<LayerKind> Kinds { get; } = [Kind(1), Kind(2), Kind(3)];

    static LayerKind Kind(int rank) => new($"AvgPool{rank}d", [.. Pooling.Hyperparameters(rank), Hyperparameter.Flag("CountIncludePad", true)])
    {
        Apply = (layer, x) =>
        {
            Spatial.Check(x.Shape, rank);
            return Pool(layer.Program, x, Pooling.Window(layer, rank), layer.Flag("CountIncludePad"), layer.Flag("CeilMode"));
        },
    };

    public static Node Pool(Program program, Node x, WindowShape window, bool countIncludePad, bool ceilMode)
    {
        var g = program.Graph;
        var padded = window.Padding.Any(p => p > 0);
        var complete = ceilMode ? Pooling.Completed(g, x, window, 0) : x;
        Pooling.Check(program, complete.Shape, window);
        var sum = g.Apply(new WindowSum(window), complete);
        if (ReferenceEquals(complete, x) && (countIncludePad || !padded)) return g.Divide(sum, g.Constant(window.Count));

        // The elements that count, as ones: those of the input and perhaps of its padding, never what completes the last window.
        Shape spatial = new(x.Shape.Dims.Skip(2));
        var ones = g.BroadcastTo(g.Constant(1), spatial);
        if (countIncludePad && padded)
        {
            ones = g.BroadcastTo(g.Constant(1), new Shape(spatial.Dims.Select((d, a) => d + 2 * window.Padding[a])));
            for (var a = 0; a < window.Rank; a++) ones = g.Pad(ones, a, 0, complete.Shape[a + 2] - x.Shape[a + 2]);
            return g.Divide(sum, g.Apply(new WindowSum(window with { Padding = [.. window.Padding.Select(_ => 0L)] }), ones));
        }
        for (var a = 0; a < window.Rank; a++) ones = g.Pad(ones, a, 0, complete.Shape[a + 2] - spatial[a]);
        return g.Divide(sum, g.Apply(new WindowSum(window), ones));
    }
}
