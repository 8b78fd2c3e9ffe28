namespace NetGen.Generators.Tests.Shapes;

/// <summary>Wrong expressions along rows and on matrices: sorting, indices, segments, Einstein sums, linear algebra.</summary>
public class RowExpressionTests
{
    const string X = "[Shape(\"N\", 8)] Tensor x";
    const string XY = X + ", [Shape(\"N\", 4)] Tensor y";
    const string Edges = "[Shape(\"E\", 4)] Tensor x, [Shape(\"E\")] Labels s, [Shape(\"M\")] Labels t";
    const string Square = "[Shape(\"N\", 3, 3)] Tensor a, [Shape(\"N\", 3, 4)] Tensor b";

    static readonly Dictionary<string, ExpressionCase> cases = new()
    {
        ["einsum without an operand"] = new(
            XY, "Einsum({|NG0209:\"ni\"|}, x, y)", "Einsum: labels is \"ni\", but must be the labels of 2 operands, separated by commas", "Einsum(\"ni,nj\", x, y)"),
        ["einsum with a strange label"] = new(
            X, "Einsum({|NG0209:\"n2->n\"|}, x)", "Einsum: labels is \"n2->n\", but must be made of letters, '…', ',' and '->'; '2' is none of them", "Einsum(\"ni->n\", x)"),
        ["einsum with two results"] = new(
            X, "Einsum({|NG0209:\"ni->n->\"|}, x)", "Einsum: labels is \"ni->n->\", but must be one '->' at most, with the labels of the result behind it", "Einsum(\"ni->n\", x)"),
        ["einsum with a new result"] = new(
            X, "Einsum({|NG0209:\"ni->nk\"|}, x)", "Einsum: labels is \"ni->nk\", but must be a result of labels that an operand has; 'k' is new", "Einsum(\"ni->in\", x)"),
        ["einsum with a label twice in the result"] = new(
            X, "Einsum({|NG0209:\"ni->nin\"|}, x)", "Einsum: labels is \"ni->nin\", but must be a result with each label once", "Einsum(\"ni->in\", x)"),
        ["einsum that loses axes"] = new(
            X, "Einsum({|NG0209:\"…i->i\"|}, x)", "Einsum: labels is \"…i->i\", but must be a result with '…', since an operand has it", "Einsum(\"…i->i…\", x)"),
        ["einsum with two rests"] = new(
            X, "Einsum({|NG0209:\"…i…\"|}, x)", "Einsum: labels is \"…i…\", but must be written with one '…' per operand", "Einsum(\"…i\", x)"),
        ["einsum of another rank"] = new(
            X, "{|NG0206:Einsum(\"nij->n\", x)|}",
            "Einsum: expected 3 dimensions, as 'nij' says, but the shape is [N, 8]; operand 1 has one label per dimension", "Einsum(\"ni->n\", x)"),
        ["einsum of two sizes"] = new(
            XY, "{|NG0208:Einsum(\"ni,mi->nm\", x, y)|}",
            "Einsum: 'i' would have to be 8 and 4 at once; equal labels have equal sizes, and none is repeated to fit", "Einsum(\"ni,nj->ij\", x, y)"),
        ["sort"] = new(X, "x.Sort({|NG0207:2|})", "Sort: axis 2 does not exist in [N, 8]; axes go from -2 to 1", "x.Sort(1)"),
        ["top k"] = new(
            X, "x.TopK({|NG0209:9|}).Values", "TopK: k is 9, but must be at most 8, dimension 1 of [N, 8]", "x.TopK(8).Values"),
        ["top zero"] = new(X, "x.TopK({|NG0209:0|}).Values", "TopK: k is 0, but must be at least 1", "x.TopK(1).Values"),
        ["take along another batch"] = new(
            X + ", [Shape(\"M\", 3)] Labels i", "{|NG0200:x.TakeAlong(1, i)|}",
            "TakeAlong: [N, 8] and [M, 3] do not match: dimension 0 is N against M; only dimension 1, along which elements are taken, may differ",
            "x.Transpose().Gather(i)"),
        ["take along rows"] = new(
            X + ", [Shape(3)] Labels i", "{|NG0206:x.TakeAlong(1, i)|}",
            "TakeAlong: expected indices of 2 dimensions, as [N, 8] has, but the shape is [3]; use Gather to look up whole rows", "x.Transpose().Gather(i)"),
        ["segments of other rows"] = new(
            Edges, "{|NG0200:SegmentSum(x, t, 5)|}",
            "SegmentSum: [E, 4] and [M] do not match: dimension 0 is E against M; the leading dimensions of the values are those of the indices",
            "SegmentSum(x, s, 5)"),
        ["a negative count"] = new(
            Edges, "x.ScatterAdd(s, {|NG0209:-1|})", "ScatterAdd: count is -1, but must be at least 0", "x.ScatterAdd(s, 1)"),
        ["no square matrix"] = new(
            Square, "{|NG0206:b.Cholesky()|}",
            "Cholesky: expected square matrices […, n, n], but the shape is [N, 3, 4]; the last two dimensions must be equal", "a.Cholesky()"),
        ["another right side"] = new(
            Square, "{|NG0201:a.SolvePositiveDefinite(b.Transpose())|}",
            "SolvePositiveDefinite: [N, 3, 3] times [N, 4, 3]: the inner dimensions are 3 and 4; a right side has as many rows as the matrix",
            "a.SolvePositiveDefinite(b)"),
        ["a vector as right side"] = new(
            "[Shape(3, 3)] Tensor a, [Shape(3)] Tensor b", "{|NG0206:a.TriangularSolve(b)|}",
            "TriangularSolve: expected right sides […, n, m], but the shape is [3]; Unsqueeze a vector to a matrix of one column",
            "a.TriangularSolve(b.Unsqueeze(1))"),
        ["a norm below one"] = new(
            X, "x.Norm(1, {|NG0209:0.5|})", "Norm: p is 0.5, but must be at least 1; double.PositiveInfinity is the largest absolute value", "x.Norm(1, 1)"),
        ["a gradient through a position"] = new(
            X, "Gradient(x.ArgMax(1).AsTensor().Mean(), {|NG0220:x|})",
            "Gradient: the loss does not depend on the tensor that it is derived by, except through ArgMax, which passes no gradient on; use an operation that has a derivative",
            "Gradient(x.Max(1).Mean(), x)"),
        ["a gradient through a permutation"] = new(
            X, "Gradient(x.TopK(2).Indices.OneHot(8).Sum(), {|NG0220:x|})",
            "Gradient: the loss does not depend on the tensor that it is derived by, except through ArgSort, which passes no gradient on; use an operation that has a derivative",
            "Gradient(x.TopK(2).Values.Sum(), x)"),
        ["a gradient through a condition"] = new(
            X, "Gradient(Where(x > 0, Full(1, 8), Full(2, 8)).Sum(), {|NG0220:x|})",
            "Gradient: the loss does not depend on the tensor that it is derived by, except through a comparison, which passes no gradient on; use an operation that has a derivative",
            "Gradient(Where(x > 0, x, 0.1 * x).Sum(), x)"),
    };

    public static TheoryData<string, Placement> Cases() => ExpressionCase.Everywhere(cases.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Wrong_is_marked_and_right_is_not(string name, Placement placement) => cases[name].Verify(placement);
}
