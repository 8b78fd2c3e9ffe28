using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Checks that windows over images [N, C, H, W] share.</summary>
static class Images
{
    public static void Check(Shape shape)
    {
        if (shape.Rank != 4)
            throw new ShapeException("NG0206", "an image [N, C, H, W]", shape.ToString(), "Reshape or Unsqueeze it to four dimensions");
    }

    /// <summary>The window must fit the padded input; where named dimensions leave that open, it is checked at run time.</summary>
    public static void CheckWindow(Program program, Shape input, int axis, Dim kernel, long dilation, long padding)
    {
        var padded = input[axis + 2] + 2 * padding;
        var reach = dilation * (kernel - 1) + 1;
        program.Require(padded - reach, $"a window of {reach} does not fit a dimension of {padded}",
            () => new ShapeException("NG0203", reach.ToString(), (axis + 2).ToString(), input.ToString(), padded.ToString()));
    }

    /// <summary>A pooling window; <paramref name="stride"/> 0 stands for the kernel.</summary>
    public static WindowShape Pool(Program program, Shape input, long kernel, long stride, long padding, long dilation)
    {
        Check(input);
        if (2 * padding > kernel)
            throw new ShapeException("NG0209", "Padding", padding.ToString(),
                $"at most half the kernel of {kernel}, so that every window holds a pixel");
        for (var a = 0; a < 2; a++) CheckWindow(program, input, a, kernel, dilation, padding);
        var step = stride == 0 ? kernel : stride;
        return new([kernel, kernel], [step, step], [padding, padding], [dilation, dilation]);
    }
}
