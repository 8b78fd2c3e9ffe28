using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Fuzz.Models;

// Along rows, and on matrices.
public sealed partial class ModelGraph
{
    internal Node? AlongRow(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = Next(x.Shape.Rank);
        return Next(5) switch
        {
            0 => G.Apply(new Reverse(axis), x),
            1 => Tame(G.Apply(new CumSum(axis, OneIn(2)), x)),
            2 => G.TakeAlong(x, axis, NewIndices(x.Shape.With(axis, NewDim()), (int)(x.Shape[axis].Constant ?? 1))),
            3 => PutAlong(x, axis, 1 + Next(3)),
            _ => Updated(x, axis),
        };
    }

    Node PutAlong(Node x, int axis, int rows) => Tame(G.Apply(new PutAlong(axis, rows), NewIndices(x.Shape, rows), x));

    /// <summary>One position of an axis replaced; of a named one the first, which is always there.</summary>
    Node Updated(Node x, int axis) =>
        G.Apply(new UpdateAt(axis), x, NewIndices(Shape.Scalar, (int)(x.Shape[axis].Constant ?? 1)), NewSource(x.Shape.With(axis, 1)));

    /// <summary>By the value itself, or by keys of its own.</summary>
    internal Node? Sorted(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = Next(x.Shape.Rank);
        var key = OneIn(2) ? x : NewSource(x.Shape);
        return G.TakeAlong(x, axis, G.Apply(new ArgSort(axis, OneIn(2)), key));
    }

    /// <summary>Rows that no index names are the maximum of nothing.</summary>
    internal Node? Segments(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var rank = 1 + Next(x.Shape.Rank);
        var rows = 1 + Next(3);
        var largest = G.Apply(new ScatterMax(new Shape([rows, .. x.Shape.Dims.Skip(rank)])), NewIndices(new Shape(x.Shape.Dims.Take(rank)), rows), x);
        return G.Maximum(largest, G.Constant(-0.25));
    }

    /// <summary>Systems with the value as right sides and matrices that are far from singular.</summary>
    internal Node? Solved(Node x)
    {
        if (x.Shape.Rank < 2) return null;
        Shape matrix = new([.. x.Shape.Dims.Take(x.Shape.Rank - 1), x.Shape[x.Shape.Rank - 2]]);
        if (Size(matrix) > LargestTensor) return null;
        var a = G.Add(G.Multiply(NewSource(matrix), 0.25), G.Multiply(G.Identity(matrix), 2));
        return Next(3) switch
        {
            0 => G.Apply(new TriangularSolve(OneIn(2)), a, x),
            1 => G.Apply(new TriangularSolve(OneIn(2)), G.TransposeMatrices(a), x),
            _ => G.SolvePositiveDefinite(G.MatrixProduct(a, G.TransposeMatrices(a)), x),
        };
    }
}
