using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>
/// Convolutions over three axes by those over two: the kernel's depth becomes channels, and the slices of a volume become images. The
/// work stays the same, and the input is copied once per slice of the kernel.
/// </summary>
static class Volumes
{
    public static Node Convolve(GraphBuilder g, Node x, Node filter, ConvolutionShape geometry)
    {
        Dim channels = x.Shape[1], depth = filter.Shape[2], size = geometry.OutputSize(0, x.Shape[2], depth);
        var padded = g.Pad(x, 2, geometry.Padding[0], geometry.Padding[0]);
        var slices = Layers(depth).Select(k =>
            g.KeepAxis(g.Slice(padded, 2, geometry.Dilation[0] * k, size, geometry.Stride[0]), 2)).ToArray();
        var unfolded = slices.Length == 1 ? slices[0] : g.Apply(new Concat(2), slices); // [N, C, K, D, H, W]
        var images = g.Reshape(g.Transpose(unfolded, [0, 3, 1, 2, 4, 5]),
            new Shape(x.Shape[0] * size, channels * depth, x.Shape[3], x.Shape[4]));
        var y = g.Apply(new Conv(Flat(geometry)), images, WithoutDepth(g, filter));
        var volume = g.Reshape(y, new Shape(x.Shape[0], size, filter.Shape[0], y.Shape[2], y.Shape[3]));
        return g.Transpose(volume, [0, 2, 1, 3, 4]);
    }

    public static Node Transposed(GraphBuilder g, Node x, Node filter, ConvolutionShape geometry, Dim[] size)
    {
        Dim count = x.Shape[0], length = x.Shape[2], depth = filter.Shape[2], channels = geometry.Groups * filter.Shape[1];
        var images = g.Reshape(g.Transpose(x, [0, 2, 1, 3, 4]), new Shape(count * length, x.Shape[1], x.Shape[3], x.Shape[4]));
        var y = g.Apply(new ConvInput(Flat(geometry), [size[1], size[2]]), images, WithoutDepth(g, filter));
        var slices = g.Reshape(y, new Shape(count, length, channels, depth, size[1], size[2]));
        return Layers(depth).Select(Placed).Aggregate(g.Add);

        // The result of one slice of the kernel, where it lies along the depth.
        Node Placed(int k)
        {
            var slice = g.Reshape(g.Slice(slices, 3, k, 1), slices.Shape.Without([3]));
            Dim before = geometry.Dilation[0] * k - geometry.Padding[0], reach = geometry.Stride[0] * (length - 1) + 1;
            return g.Pad(g.Transpose(slice, [0, 2, 1, 3, 4]), 2, before, size[0] - before - reach, 0, geometry.Stride[0] - 1);
        }
    }

    static IEnumerable<int> Layers(Dim depth) => Enumerable.Range(0, (int)depth.Constant!.Value);

    static Node WithoutDepth(GraphBuilder g, Node filter) => g.Reshape(filter,
        new Shape(filter.Shape[0], filter.Shape[1] * filter.Shape[2], filter.Shape[3], filter.Shape[4]));

    static ConvolutionShape Flat(ConvolutionShape geometry) => new([.. geometry.Stride.Skip(1)], [.. geometry.Padding.Skip(1)],
        [.. geometry.Dilation.Skip(1)], geometry.Groups);
}
