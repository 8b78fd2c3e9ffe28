using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>Steps along rows and on matrices; null where one does not fit.</summary>
sealed partial class RandomGraph
{
    Node? AlongRow(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = random.Next(x.Shape.Rank);
        var rows = random.Next(1, 4);
        return random.Next(smooth ? 6 : 7) switch
        {
            0 => G.Apply(new Reverse(axis), x),
            1 => Tame(G.Apply(new CumSum(axis, random.Next(2) == 0), x)),
            2 => G.TakeAlong(x, axis, NewIndices(x.Shape.With(axis, NewDim()), (int)(x.Shape[axis].Constant ?? 1))),
            3 => Tame(G.Apply(new PutAlong(axis, rows), NewIndices(x.Shape, rows), x)),
            // By a key that is given: two computed values could be equal but for rounding.
            4 => G.TakeAlong(x, axis, G.Apply(new ArgSort(axis, random.Next(2) == 0), G.Apply(new Input($"x{sources++}", x.Shape, ElementType.Float32)))),
            5 => Solved(x),
            _ => G.Maximum(
                G.Apply(new ScatterMax(new Shape([rows, .. x.Shape.Dims.Skip(1)])), NewIndices(new Shape(x.Shape[0]), rows), x), G.Constant(-0.25)),
        };
    }

    /// <summary>Systems with the value as right sides and matrices that are far from singular.</summary>
    Node? Solved(Node x)
    {
        if (x.Shape.Rank < 2) return null;
        var n = x.Shape[x.Shape.Rank - 2];
        Shape matrix = new([.. x.Shape.Dims.Take(x.Shape.Rank - 1), n]);
        if (Size(matrix) > LargestTensor) return null;
        var a = G.Add(G.Multiply(NewSource(matrix), 0.25), G.Multiply(G.Identity(matrix), 2));
        return random.Next(2) == 0
            ? G.Apply(new TriangularSolve(random.Next(2) == 0), random.Next(2) == 0 ? G.TransposeMatrices(a) : a, x)
            : G.SolvePositiveDefinite(G.MatrixProduct(a, G.TransposeMatrices(a)), x);
    }
}
