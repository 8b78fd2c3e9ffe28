namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class Ordered
{
    [Forward]
    (Tensor sorted, Tensor descending, Labels order, Tensor best, Labels places, Tensor least, Tensor flipped) Run([Shape(3, 7)] Tensor x)
    {
        var (best, places) = x.TopK(3);
        return (x.Sort(1), x.Sort(0, descending: true), x.ArgSort(descending: true), best, places, x.TopK(2, largest: false).Values, x.Flip(0));
    }
}

[Network]
public partial class RunningSums
{
    [Forward]
    (Tensor first, Tensor middle, Tensor last, Tensor reverse) Run([Shape(2, 5, 3)] Tensor x) =>
        (x.CumSum(0), x.CumSum(1), x.CumSum(-1), x.CumSum(1, reverse: true));
}

[Network]
public partial class TakenAlong
{
    [Forward]
    (Tensor columns, Tensor keyed, Tensor rows) Run([Shape(3, 5)] Tensor x, [Shape(3, 8)] Labels i, [Shape(4)] Labels rows) =>
        (x.TakeAlong(1, i), x.TakeAlong(1, x.Square().ArgSort()), x.Transpose().Gather(rows));
}

[Network]
public partial class Segments
{
    [Forward]
    (Tensor sum, Tensor mean, Tensor max, Tensor softmax) Run([Shape("E", 3)] Tensor x, [Shape("E")] Labels s)
    {
        var inFour = x.ScatterAdd(s, 4);
        return (Concat(0, inFour, Full(0, 1, 3)), SegmentMean(x, s, 5), SegmentMax(x, s, 5), SegmentSoftmax(x, s, 5));
    }
}

[Network]
public partial class EinsteinSums
{
    [Forward]
    (Tensor batched, Tensor @implicit, Tensor three, Tensor rest, Tensor diagonal, Tensor trace, Tensor all, Tensor outer) Run(
        [Shape(2, 3, 4)] Tensor a, [Shape(2, 4, 5)] Tensor b, [Shape(5)] Tensor c, [Shape(2, 3, 3)] Tensor d) => (
        Einsum("bij,bjk->bik", a, b), Einsum("bij,bjk", a, b), Einsum("bij,bjk,k->ib", a, b, c), Einsum("…ij->…ji", a), Einsum("...ii->...i", d),
        Einsum("bii", d), Einsum("bij->", a), Einsum("i,bij->jb", c[..3], a));
}

[Network]
public partial class Vectors
{
    [Forward]
    (Tensor two, Tensor one, Tensor three, Tensor most, Tensor outer, Tensor cosine, Tensor trace, Tensor diagonal) Run(
        [Shape(4, 6)] Tensor a, [Shape(4, 6)] Tensor b, [Shape(2, 3, 3)] Tensor d) => (
        a.Norm(1), a.Norm(0, p: 1), a.Norm(1, p: 3, keepDims: true), a.Norm([0, 1], double.PositiveInfinity), Outer(a, b), CosineSimilarity(a, b),
        d.Trace(), d.Diagonal());
}

[Network]
public partial class SmallMatrices
{
    [Forward]
    (Tensor factor, Tensor inverse, Tensor solution, Tensor lower, Tensor upper, Tensor determinant) Run(
        [Shape("N", 4, 4)] Tensor x, [Shape("N", 4, 3)] Tensor b)
    {
        var a = x.MatMul(x.Transpose()) + Iota(4).OneHot(4);
        var factor = a.Cholesky();
        return (factor, a.InversePositiveDefinite(), a.SolvePositiveDefinite(b), factor.TriangularSolve(b),
            factor.Transpose().TriangularSolve(b, upper: true), 2 * factor.Diagonal().Log().Sum(1));
    }
}

[Network]
public partial class RowsByIndex
{
    [Forward]
    (Tensor sums, Tensor largest) Run([Shape("E", 3)] Tensor x, [Shape("E")] Labels rows) => (SegmentSum(x, rows, 3), x.ScatterMax(rows, 3));
}
