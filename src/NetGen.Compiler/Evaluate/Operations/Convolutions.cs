using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Convolutions and transposed convolutions with given filters.</summary>
static class Convolutions
{
    public static IEnumerable<(string, Operation)> Table => new[] { 1, 2, 3 }.SelectMany(rank => new (string, Operation)[]
    {
        ($"Tensor.Conv{rank}d", c => Data(Convolve(c, rank))),
        ($"Tensor.ConvTranspose{rank}d", c => Data(Transposed(c, rank))),
    });

    static Node Convolve(OperationCall c, int rank)
    {
        var (x, filter, geometry) = Factors(c, rank, "[O, C / groups, …]");
        Convolution.CheckGroups(geometry.Groups, x.Shape[1], filter.Shape[0]);
        CheckChannels(x, filter, filter.Shape[1] * geometry.Groups,
            geometry.Groups == 1 ? filter.Shape[1].ToString() : $"{filter.Shape[1]} · {geometry.Groups} groups");
        return Convolution.Convolve(c.Program, x, filter, Bias(c, filter.Shape[0]), geometry);
    }

    static Node Transposed(OperationCall c, int rank)
    {
        var (x, filter, geometry) = Factors(c, rank, "[C, O / groups, …]");
        var channels = filter.Shape[1] * geometry.Groups;
        Convolution.CheckGroups(geometry.Groups, x.Shape[1], channels);
        CheckChannels(x, filter, filter.Shape[0], filter.Shape[0].ToString());
        var more = c.AtLeast("outputPadding", 0, 0);
        return TransposedConvolution.Convolve(c.Program, x, filter, Bias(c, channels), geometry, Each(rank, more), "outputPadding");
    }

    static (Node Input, Node Filter, ConvolutionShape Geometry) Factors(OperationCall c, int rank, string layout)
    {
        Node x = c.SelfNode(), filter = c.Node("filter");
        ConvolutionShape geometry = new(Each(rank, c.AtLeast("stride", 1, 1)), Each(rank, c.AtLeast("padding", 0, 0)),
            Each(rank, c.AtLeast("dilation", 1, 1)), c.AtLeast("groups", 1, 1));
        Spatial.Check(x.Shape, rank);
        if (filter.Shape.Rank != rank + 2)
            throw new ShapeException("NG0206", $"filters {layout} with {rank} kernel {(rank == 1 ? "axis" : "axes")}", filter.Shape.ToString(),
                $"the second factor of this convolution has {rank + 2} dimensions");
        return (x, filter, geometry);
    }

    static void CheckChannels(Node x, Node filter, Dim channels, string shown)
    {
        if (!channels.Equals(x.Shape[1]))
            throw new ShapeException("NG0201", x.Shape.ToString(), filter.Shape.ToString(), x.Shape[1].ToString(), shown,
                "the filters must have the channels of the input");
    }

    static Node? Bias(OperationCall c, Dim channels)
    {
        var bias = c.Find("bias") is null ? null : c.Node("bias");
        if (bias is not null && !bias.Shape.Equals(new Shape(channels)))
            throw new ShapeException("NG0206", $"a bias [{channels}]", bias.Shape.ToString(), "one value per output channel");
        return bias;
    }

    /// <summary>One value for every spatial axis.</summary>
    public static EquatableArray<long> Each(int rank, long value) => [.. Enumerable.Repeat(value, rank)];
}
