using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Inputs [N, C, …] with one, two or three spatial axes, and what windows over them must fulfil.</summary>
static class Spatial
{
    public static void Check(Shape shape, int rank)
    {
        if (shape.Rank == rank + 2) return;
        var (expected, count) = rank switch
        {
            1 => ("a sequence [N, C, L]", "three"),
            2 => ("an image [N, C, H, W]", "four"),
            _ => ("a volume [N, C, D, H, W]", "five"),
        };
        throw new ShapeException("NG0206", expected, shape.ToString(), $"Reshape or Unsqueeze it to {count} dimensions");
    }

    /// <summary>Any number of spatial axes, but at least one.</summary>
    public static void CheckAny(Shape shape)
    {
        if (shape.Rank < 3)
            throw new ShapeException("NG0206", "an input [N, C, …] with spatial axes", shape.ToString(), "Reshape or Unsqueeze it to three dimensions or more");
    }

    /// <summary>The spatial axes of [N, C, …].</summary>
    public static int[] Axes(Shape shape) => [.. Enumerable.Range(2, shape.Rank - 2)];

    /// <summary>The window must fit the padded input; where named dimensions leave that open, it is checked at run time.</summary>
    public static void CheckWindow(Program program, Shape input, int axis, Dim kernel, long dilation, Dim padding)
    {
        var padded = input[axis + 2] + padding;
        var reach = dilation * (kernel - 1) + 1;
        program.Require(padded - reach, $"a window of {reach} does not fit a dimension of {padded}",
            () => new ShapeException("NG0203", reach.ToString(), (axis + 2).ToString(), input.ToString(), padded.ToString()));
    }
}
