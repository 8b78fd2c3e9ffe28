using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Adds a learned vector to each position. Gehring et al., 2017.</summary>
static class LearnedPositions
{
    public static LayerKind Kind { get; } = new(nameof(LearnedPositions), Hyperparameter.Count("count"), Hyperparameter.Init) { Apply = Apply };

    static Node Apply(LayerUse layer, Node x)
    {
        var last = x.Shape.Rank - 1;
        if (last < 1) throw new ShapeException("NG0206", "a sequence […, T, C]", x.Shape.ToString(), "the last axes are positions and features");
        Dim count = layer.Int("count"), length = x.Shape[last - 1];
        var table = layer.Weight("weight", new Shape(count, layer.WeightSize(x.Shape, last)), layer.Init("Normal"));
        layer.Program.Require(count - length, $"{layer.Label} has {count} positions, but is asked for {length}",
            () => new ShapeException("NG0214", (length - 1).ToString(), "0", table.Shape.ToString()));
        var g = layer.Graph;
        return g.Add(x, g.Slice(table, 0, 0, length));
    }
}
