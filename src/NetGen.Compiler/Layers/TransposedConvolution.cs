using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>The adjoints of convolutions as layers of their own, which enlarge. Zeiler, Krishnan, Taylor and Fergus, 2010.</summary>
static class TransposedConvolution
{
    public static IReadOnlyList<LayerKind> Kinds { get; } = [Kind(1), Kind(2), Kind(3)];

    static LayerKind Kind(int rank) => new($"ConvTranspose{rank}d",
        [.. Convolution.Hyperparameters(rank), .. Hyperparameter.PerAxis("OutputPadding", rank, 0, least: 0)])
    {
        Apply = (layer, x) => Apply(layer, x, rank),
    };

    static Node Apply(LayerUse layer, Node x, int rank)
    {
        Spatial.Check(x.Shape, rank);
        var channels = layer.Int("channels");
        var geometry = Convolution.Geometry(layer, rank);
        var input = layer.WeightSize(x.Shape, 1);
        Convolution.CheckGroups(geometry.Groups, input, channels);
        Shape shape = new([input, Dim.FloorDivide(channels, geometry.Groups), .. layer.PerAxis(rank, "kernel").Select(k => (Dim)k)]);
        var filter = layer.Weight("weight", shape, layer.Init("HeUniform"));
        var bias = layer.Flag("Bias") ? layer.Weight("bias", new Shape(channels), "Zeros") : null;
        return Convolve(layer.Program, x, filter, bias, geometry, layer.PerAxis(rank, "OutputPadding"), "OutputPadding");
    }

    /// <param name="program">Where the nodes go.</param>
    /// <param name="x">[N, C, …].</param>
    /// <param name="filter">[C, channels / groups, …].</param>
    /// <param name="bias">[channels], or none.</param>
    /// <param name="geometry">That of the convolution whose adjoint this is.</param>
    /// <param name="outputPadding">Which of the inputs that this convolution maps to one size is meant, per axis.</param>
    /// <param name="parameter">As messages name it.</param>
    public static Node Convolve(
        Program program, Node x, Node filter, Node? bias, ConvolutionShape geometry, EquatableArray<long> outputPadding, string parameter)
    {
        var size = new Dim[geometry.Rank];
        for (var a = 0; a < geometry.Rank; a++)
        {
            if (outputPadding[a] >= geometry.Stride[a])
                throw new ShapeException("NG0209", parameter, outputPadding[a].ToString(), $"below the stride, which is {geometry.Stride[a]}");
            var extent = size[a] = geometry.Stride[a] * (x.Shape[a + 2] - 1) + geometry.Dilation[a] * (filter.Shape[a + 2] - 1) + 1
                + outputPadding[a] - 2 * geometry.Padding[a];
            program.Require(extent - 1, $"the result of a transposed convolution has a dimension of {extent}",
                () => new ShapeException("NG0209", $"dimension {a + 2} of the result", extent.ToString(), "at least 1; use less padding"));
        }
        var g = program.Graph;
        return Convolution.WithBias(g, geometry.Rank == 3 ? Volumes.Transposed(g, x, filter, geometry, size)
            : g.Apply(new ConvInput(geometry, [.. size]), x, filter), bias);
    }
}
