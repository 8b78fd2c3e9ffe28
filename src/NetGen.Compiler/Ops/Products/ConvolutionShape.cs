using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>The hyperparameters that the three convolutions share, per spatial axis.</summary>
public sealed record ConvolutionShape(EquatableArray<long> Stride, EquatableArray<long> Padding, EquatableArray<long> Dilation, long Groups)
{
    public int Rank => Stride.Count;

    /// <summary>(W + 2P − D(K − 1) − 1) / S + 1.</summary>
    public Dim OutputSize(int axis, Dim input, Dim kernel) =>
        Dim.FloorDivide(input + 2 * Padding[axis] - Dilation[axis] * (kernel - 1) - 1, Stride[axis]) + 1;

    /// <summary>The result of the convolution of an input with filters.</summary>
    public Shape OutputShape(Shape input, Shape filter)
    {
        // The sizes of an adjoint are its own, not those of an input.
        if (input.Rank != Rank + 2 || filter.Rank != Rank + 2)
        {
            throw new ShapeException("NG0206", $"{Rank} spatial dimensions", (input.Rank != Rank + 2 ? input : filter).ToString(),
                "stride, padding and dilation have a number for each");
        }
        return new Shape([input[0], filter[0], .. Enumerable.Range(0, Rank).Select(a => OutputSize(a, input[a + 2], filter[a + 2]))]);
    }

    /// <summary>The channels of one group.</summary>
    public Dim PerGroup(Dim channels)
    {
        var each = Dim.FloorDivide(channels, Groups);
        return (Groups * each).Equals(channels) ? each : throw new ShapeException("NG0209", "the number of channels", channels.ToString(), $"a multiple of the {Groups} groups");
    }

    /// <summary>The input position under an output position and a kernel position, before the padding is taken off.</summary>
    public Dim Position(int axis, Dim output, Dim kernel) => Stride[axis] * output + Dilation[axis] * kernel - Padding[axis];

    /// <summary>Visits every product of a convolution in float64: positions of input, filter and output, as flat indices.</summary>
    internal void Visit(long[] input, long[] filter, long[] output, Action<long[], long[], long[]> visit)
    {
        long[] x = new long[Rank + 2], f = new long[Rank + 2];
        long perGroup = filter[1], outPerGroup = filter[0] / Groups;
        foreach (var o in Reference.Indices(output))
        {
            foreach (var k in Reference.Indices([.. filter.Skip(1)]))
            {
                var inside = true;
                for (var a = 0; a < Rank; a++)
                {
                    x[a + 2] = Stride[a] * o[a + 2] + Dilation[a] * k[a + 1] - Padding[a];
                    f[a + 2] = k[a + 1];
                    inside &= x[a + 2] >= 0 && x[a + 2] < input[a + 2];
                }
                if (!inside) continue;
                x[0] = o[0];
                x[1] = o[1] / outPerGroup * perGroup + k[0];
                f[0] = o[1];
                f[1] = k[0];
                visit(x, f, o);
            }
        }
    }

    /// <summary>A function of images on a stack of batches <c>[S, N, …]</c>, which are taken for one batch.</summary>
    internal static Node Merged(GraphBuilder g, Node stack, Func<Node, Node> function)
    {
        Dim length = stack.Shape[0], batch = stack.Shape[1];
        var result = function(g.Reshape(stack, new Shape([length * batch, .. stack.Shape.Dims.Skip(2)])));
        return g.Reshape(result, new Shape([length, batch, .. result.Shape.Dims.Skip(1)]));
    }

    /// <summary>Small cases for samples, of fixed size and with named dimensions; four groups make a depthwise one.</summary>
    internal static IEnumerable<(ConvolutionShape Geometry, Shape Input, Shape Filter)> Cases =>
    [
        new ConvolutionShape([1, 1], [0, 0], [1, 1], 1).Case(2, 7, 8),
        new ConvolutionShape([1, 1], [1, 2], [1, 1], 1).Case(2, 7, 8),
        new ConvolutionShape([2, 3], [1, 1], [1, 1], 1).Case(2, 7, 8),
        new ConvolutionShape([1, 1], [2, 0], [2, 1], 1).Case(2, 7, 8),
        new ConvolutionShape([2, 1], [1, 1], [1, 1], 2).Case(2, 7, 8),
        new ConvolutionShape([1, 2], [1, 0], [2, 1], 4).Case(2, 7, 8),
        new ConvolutionShape([2], [1], [1], 1).Case(2, 7),
        new ConvolutionShape([1], [2], [2], 2).Case(2, 7),
        new ConvolutionShape([1, 1], [1, 0], [1, 1], 1).Case(Sample.N, Sample.T, 3),
    ];

    (ConvolutionShape, Shape, Shape) Case(Dim images, params Dim[] size)
    {
        var perGroup = Groups == 4 ? 1 : 2;
        Dim[] kernel = [3, 2];
        return (this, new([images, perGroup * Groups, .. size]), new([4, perGroup, .. kernel.Take(Rank)]));
    }
}
