using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Reductions over axes, which vanish or stay with size 1.</summary>
static class Reductions
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Tensor.Sum", c => Reduce(c, (g, x, axes) => g.Sum(x, axes))),
        ("Tensor.Mean", c => Reduce(c, (g, x, axes) => g.Mean(x, axes))),
        ("Tensor.Max", c => Reduce(c, (g, x, axes) => g.Max(x, axes))),
        ("Tensor.Min", c => Reduce(c, (g, x, axes) => g.Negate(g.Max(g.Negate(x), axes)))),
        ("Tensor.Variance", c => Reduce(c, (g, x, axes) => g.Variance(x, axes))),
        .. Both("LogSumExp", LogSumExp),
        ("Tensor.ArgMax", c => Data(ArgMax(c, c.SelfNode(), c.Axis(c.SelfNode().Shape)))),
    ];

    static Value Reduce(OperationCall c, Func<GraphBuilder, Node, int[], Node> reduce)
    {
        var x = c.SelfNode();
        var axes = c.ReducedAxes(x.Shape);
        return Data(Kept(c, x, axes, reduce(c.Graph, x, axes)));
    }

    /// <summary>The position of a largest element, of which there must be one.</summary>
    public static Node ArgMax(OperationCall c, Node x, int axis)
    {
        c.Program.Require(x.Shape[axis] - 1, $"{c.Name} needs an element in dimension {axis} of {x.Shape}",
            () => new ShapeException("NG0209", $"dimension {axis} of {x.Shape}", x.Shape[axis].ToString(), "at least 1, since nothing has no largest element"));
        return c.Graph.ArgMax(x, axis);
    }

    public static Node Kept(OperationCall c, Node x, int[] axes, Node reduced) =>
        c.Flag("keepDims", false) ? c.Graph.Reshape(reduced, x.Shape.Collapse(axes)) : reduced;

    static Value LogSumExp(OperationCall c)
    {
        var x = c.SelfNode();
        var axis = c.Axis(x.Shape, "axis", -1);
        return Data(Kept(c, x, [axis], LogSoftmax.LogSumExp(c.Graph, x, axis)));
    }
}
