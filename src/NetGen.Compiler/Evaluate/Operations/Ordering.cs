using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>The order of elements along an axis: sorted, running, reversed, chosen by index.</summary>
static class Ordering
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Tensor.Flip", c => Data(c.Graph.Apply(new Reverse(c.Axis(c.SelfNode().Shape)), c.SelfNode()))),
        ("Tensor.CumSum", c => Data(c.Graph.Apply(new CumSum(c.Axis(c.SelfNode().Shape), c.Flag("reverse", false)), c.SelfNode()))),
        ("Tensor.ArgSort", c => Data(ArgSort(c, c.Flag("descending", false)))),
        ("Tensor.Sort", c => Data(c.Graph.TakeAlong(c.SelfNode(), Axis(c), ArgSort(c, c.Flag("descending", false))))),
        ("Tensor.TopK", TopK),
        ("Tensor.TakeAlong", c => Data(TakeAlong(c))),
    ];

    static int Axis(OperationCall c) => c.Axis(c.SelfNode().Shape, "axis", -1);

    static Node ArgSort(OperationCall c, bool descending) => c.Graph.Apply(new ArgSort(Axis(c), descending), c.SelfNode());

    /// <summary>The values follow the permutation, and so does their gradient.</summary>
    static Value TopK(OperationCall c)
    {
        var (x, axis, k) = (c.SelfNode(), Axis(c), c.Dim("k"));
        if (Decision.NonNegative(k - 1) != Truth.Proven) throw new ShapeException("NG0209", "k", k.ToString(), "at least 1");
        c.Program.Require(x.Shape[axis] - k, $"TopK takes {k} of the {x.Shape[axis]} elements of dimension {axis} of {x.Shape}",
            () => new ShapeException("NG0209", "k", k.ToString(), $"at most {x.Shape[axis]}, dimension {axis} of {x.Shape}"));
        var largest = c.Graph.Slice(ArgSort(c, c.Flag("largest", true)), axis, 0, k);
        return new TupleValue([Data(c.Graph.TakeAlong(x, axis, largest)), Data(largest)]);
    }

    static Node TakeAlong(OperationCall c)
    {
        Node x = c.SelfNode(), indices = c.Node("indices");
        var axis = c.Axis(x.Shape);
        if (indices.Shape.Rank != x.Shape.Rank)
            throw new ShapeException("NG0206", $"indices of {x.Shape.Rank} dimensions, as {x.Shape} has", indices.Shape.ToString(),
                "use Gather to look up whole rows");
        for (var i = 0; i < x.Shape.Rank; i++)
        {
            if (i == axis || x.Shape[i].Equals(indices.Shape[i])) continue;
            throw new ShapeException("NG0200", x.Shape.ToString(), indices.Shape.ToString(), i.ToString(), x.Shape[i].ToString(),
                indices.Shape[i].ToString(), $"only dimension {axis}, along which elements are taken, may differ");
        }
        c.Program.BoundIndices(indices, x.Shape[axis], c.Name);
        return c.Graph.TakeAlong(x, axis, indices);
    }
}
