using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Layers;

/// <summary>Convolutions of sequences, images and volumes [N, C, …] with a bias per channel.</summary>
static class Convolution
{
    public static IReadOnlyList<LayerKind> Kinds { get; } = [Kind(1), Kind(2), Kind(3)];

    static LayerKind Kind(int rank) => new($"Conv{rank}d",
    [
        .. Hyperparameters(rank),
        Hyperparameter.Member("PaddingMode", "Zeros"), Hyperparameter.Flag("WeightStandardization", false),
    ])
    {
        Apply = (layer, x) => Apply(layer, x, rank),
    };

    /// <summary>What convolutions and transposed ones share.</summary>
    public static IEnumerable<Hyperparameter> Hyperparameters(int rank) =>
    [
        Hyperparameter.Count("channels"), Hyperparameter.Sizes("kernel", rank),
        .. Hyperparameter.PerAxis("Stride", rank, 1, least: 1),
        .. Hyperparameter.PerAxis("Padding", rank, 0, least: 0),
        .. Hyperparameter.PerAxis("Dilation", rank, 1, least: 1),
        Hyperparameter.Count("Groups", 1), Hyperparameter.Flag("Bias", true), Hyperparameter.Init,
    ];

    public static ConvolutionShape Geometry(LayerUse layer, int rank) =>
        new(layer.PerAxis(rank, "Stride"), layer.PerAxis(rank, "Padding"), layer.PerAxis(rank, "Dilation"), layer.Int("Groups"));

    static Node Apply(LayerUse layer, Node x, int rank)
    {
        Spatial.Check(x.Shape, rank);
        var channels = layer.Int("channels");
        var geometry = Geometry(layer, rank);
        var input = layer.WeightSize(x.Shape, 1);
        CheckGroups(geometry.Groups, input, channels);
        Shape shape = new([channels, Dim.FloorDivide(input, geometry.Groups), .. layer.PerAxis(rank, "kernel").Select(k => (Dim)k)]);
        var filter = layer.Weight("weight", shape, layer.Init("HeUniform"));
        if (layer.Flag("WeightStandardization")) filter = Standardized(layer.Graph, filter);
        var bias = layer.Flag("Bias") ? layer.Weight("bias", new Shape(channels), "Zeros") : null;
        return Convolve(layer.Program, x, filter, bias, geometry, layer.Member("PaddingMode"));
    }

    /// <summary>Filters with mean 0 and variance 1. Qiao, Wang, Liu, Shen and Yuille, 2019.</summary>
    static Node Standardized(GraphBuilder g, Node filter) => g.Standardize(filter, [.. Enumerable.Range(1, filter.Shape.Rank - 1)], 1e-5);

    /// <summary>The convolution with checks of what depends on the input's size.</summary>
    public static Node Convolve(Program program, Node x, Node filter, Node? bias, ConvolutionShape geometry, string paddingMode = "Zeros")
    {
        var g = program.Graph;
        if (paddingMode != "Zeros")
        {
            for (var a = 0; a < geometry.Rank; a++) x = Padding.Around(program, x, a + 2, geometry.Padding[a], geometry.Padding[a], paddingMode);
            geometry = geometry with { Padding = [.. geometry.Padding.Select(_ => 0L)] };
        }
        for (var a = 0; a < geometry.Rank; a++)
            Spatial.CheckWindow(program, x.Shape, a, filter.Shape[a + 2], geometry.Dilation[a], 2 * geometry.Padding[a]);
        var y = geometry.Rank == 3 ? Volumes.Convolve(g, x, filter, geometry) : g.Apply(new Conv(geometry), x, filter);
        return WithBias(g, y, bias);
    }

    public static Node WithBias(GraphBuilder g, Node y, Node? bias) => bias is null ? y : g.Add(y, g.Across(bias, y.Shape, 1));

    public static void CheckGroups(long groups, Dim input, Dim output)
    {
        foreach (var (size, what) in new[] { (input, "input"), (output, "output") })
        {
            if (Dim.Modulo(size, groups).Is(0)) continue;
            throw new ShapeException("NG0209", "Groups", groups.ToString(), $"a divisor of the {size} {what} channels");
        }
    }
}
