using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.Convolutions;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Pools, their inverse, and images of other sizes: the same compositions as the layers.</summary>
static class Windows
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        .. new[] { 1, 2, 3 }.SelectMany(rank => new (string, Operation)[]
        {
            ($"Tensor.MaxPool{rank}d", c => Data(MaxPool.Pool(c.Program, Input(c, rank), Window(c, rank), c.Flag("ceilMode", false)))),
            ($"Tensor.AvgPool{rank}d", c => Data(
                AvgPool.Pool(c.Program, Input(c, rank), Window(c, rank), c.Flag("countIncludePad", true), c.Flag("ceilMode", false)))),
        }),
        .. new[] { 1, 2 }.Select(rank => ($"Tensor.LPPool{rank}d", (Operation)(c => Data(LPPool.Pool(
            c.Program, Input(c, rank), c.Number("p", double.NaN, LPPool.Range, LPPool.IsPower), Window(c, rank), c.Flag("ceilMode", false)))))),
        ("Tensor.AdaptiveAvgPool1d", c => Data(Adaptive(c, 1, AdaptivePool.Mean))), ("Tensor.AdaptiveAvgPool2d", c => Data(Adaptive(c, 2, AdaptivePool.Mean))),
        ("Tensor.AdaptiveMaxPool1d", c => Data(Adaptive(c, 1, AdaptivePool.Max))), ("Tensor.AdaptiveMaxPool2d", c => Data(Adaptive(c, 2, AdaptivePool.Max))),
        ("Tensor.MaxPool2dWithIndices", PoolWithIndices), ("Tensor.MaxUnpool2d", c => Data(Unpool(c))),
        ("Tensor.Upsample", c => Data(
            Resampling.Enlarge(c.Graph, c.SelfNode(), c.AtLeast("scale", 1, 1), c.Member("mode", "Nearest"), c.Flag("alignCorners", false)))),
        ("Tensor.Interpolate", c => Data(Interpolate(c))),
        ("Tensor.PixelShuffle", c => Data(PixelShuffle.Enlarge(c.Graph, c.SelfNode(), c.AtLeast("factor", 1, 1)))),
        ("Tensor.PixelUnshuffle", c => Data(PixelShuffle.Reduce(c.Graph, c.SelfNode(), c.AtLeast("factor", 1, 1)))),
    ];

    static Node Input(OperationCall c, int rank)
    {
        var x = c.SelfNode();
        Spatial.Check(x.Shape, rank);
        return x;
    }

    static WindowShape Window(OperationCall c, int rank) => Pooling.Window(
        Each(rank, c.AtLeast("kernel", 1, 1)), Each(rank, c.AtLeast("stride", 0, 0)), Each(rank, c.AtLeast("padding", 0, 0)),
        Each(rank, c.AtLeast("dilation", 1, 1)));

    static Node Adaptive(OperationCall c, int rank, Func<GraphBuilder, Node, int[], Node> reduce) =>
        AdaptivePool.Pool(c.Graph, Input(c, rank), c.Sizes("size", rank), reduce);

    /// <summary>The largest values, and where in its window each one stands.</summary>
    static Value PoolWithIndices(OperationCall c)
    {
        var (x, window) = (Input(c, 2), Window(c, 2));
        return new TupleValue([Data(MaxPool.Pool(c.Program, x, window, ceilMode: false)), Data(c.Graph.Apply(new WindowArgMax(window), x))]);
    }

    static Node Unpool(OperationCall c)
    {
        var (values, indices, window) = (Input(c, 2), c.Node("indices"), Window(c, 2));
        if (!indices.Shape.Equals(values.Shape))
            throw new ShapeException("NG0206", $"indices of shape {values.Shape}, as the values", indices.Shape.ToString(),
                "take the indices that MaxPool2dWithIndices gave with the values");
        c.Program.BoundIndices(indices, window.Count, c.Name);
        Dim[] size = [Size("height", 0), Size("width", 1)];
        return c.Graph.WindowPut(window, new Shape(values.Shape[0], values.Shape[1], size[0], size[1]), values, indices);

        // Without a size, the smallest input that the windows fit.
        Dim Size(string parameter, int axis)
        {
            var windows = values.Shape[axis + 2];
            var least = window.Stride[axis] * (windows - 1) + window.Kernel[axis] - 2 * window.Padding[axis];
            if (c.Find(parameter) is null || c.Dim(parameter) is var given && given.Is(0)) return least;
            Shape input = new(1, 1, given, given);
            return window.OutputShape(input)[axis + 2].Equals(windows) ? given : throw new ShapeException("NG0209", parameter, given.ToString(),
                $"a size that {windows} windows of {window.Kernel[axis]} in steps of {window.Stride[axis]} cover, for example {least}");
        }
    }

    static Node Interpolate(OperationCall c)
    {
        var x = Input(c, 2);
        Dim[] sizes = [c.Dim("height"), c.Dim("width")];
        foreach (var (size, name) in sizes.Zip(new[] { "height", "width" }, (s, n) => (s, n)))
            if (Decision.NonNegative(size - 1) != Truth.Proven) throw new ShapeException("NG0209", name, size.ToString(), "at least 1");
        return Resampling.Resize(c.Graph, x, sizes, c.Member("mode", "Bilinear"), c.Flag("alignCorners", false));
    }
}
