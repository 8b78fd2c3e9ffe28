using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Normalisation over the positions of one example and a group of its channels. Wu and He, 2018.</summary>
static class GroupNorm
{
    public static LayerKind Kind { get; } = new(nameof(GroupNorm),
        Hyperparameter.Count("groups"), Hyperparameter.Positive("Epsilon", 1e-5f), Hyperparameter.Flag("Affine", true))
    {
        Apply = Apply,
    };

    /// <summary>Groups of one channel, which have no learned scale by default. Ulyanov, Vedaldi and Lempitsky, 2016.</summary>
    public static IReadOnlyList<LayerKind> Instance { get; } = [.. new[] { 1, 2, 3 }.Select(rank => new LayerKind($"InstanceNorm{rank}d",
        Hyperparameter.Positive("Epsilon", 1e-5f), Hyperparameter.Flag("Affine", false))
    {
        Apply = (layer, x) =>
        {
            Spatial.Check(x.Shape, rank);
            return layer.Graph.Affine(layer.Graph.Standardize(x, Spatial.Axes(x.Shape), layer.Number("Epsilon")), 1, layer.Affine(x.Shape));
        },
    })];

    static Node Apply(LayerUse layer, Node x)
    {
        if (x.Shape.Rank < 2)
            throw new ShapeException("NG0206", "an input [N, C, …]", x.Shape.ToString(), "the groups are made of the channels on axis 1");
        var (g, groups, channels) = (layer.Graph, layer.Int("groups"), x.Shape[1]);
        if (!Dim.Modulo(channels, groups).Is(0))
            throw new ShapeException("NG0209", "groups", groups.ToString(), $"a divisor of the {channels} channels");
        var members = Dim.FloorDivide(channels, groups);
        Shape split = new([x.Shape[0], groups, members, .. x.Shape.Dims.Skip(2)]);
        var y = g.Standardize(g.Reshape(x, split), [.. Enumerable.Range(2, split.Rank - 2)], layer.Number("Epsilon"));
        // The learned vectors are split as the channels are, so that the result is one rearrangement of memory that needs no copy.
        if (layer.Affine(x.Shape) is var (weight, bias)) y = g.Add(g.Multiply(y, Split(weight)), Split(bias));
        return g.Reshape(y, x.Shape);

        Node Split(Node vector) => g.Across(g.Reshape(vector, new Shape(groups, members)), split, 1, 2);
    }
}
