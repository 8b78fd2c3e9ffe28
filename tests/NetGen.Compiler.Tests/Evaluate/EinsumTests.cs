using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Einsum against the sum over all letters, written out.</summary>
public class EinsumTests
{
    static Expression Einsum(string labels, params Expression[] operands) =>
        Function("Einsum", ("labels", labels), ("operands", operands.Cast<object>().ToArray()));

    /// <summary>Operands of random shapes with given sizes of letters; the rest is aligned at the right.</summary>
    static void AssertEqualsLoops(string labels, string result, string[] terms, params (char Letter, int Size)[] sizes)
    {
        var size = sizes.ToDictionary(s => s.Letter, s => s.Size);
        ParameterTemplate[] parameters = [.. terms.Select((t, i) => Tensor($"x{i}", [.. t.Select(c => (object)size[c])]))];
        var method = Method(MethodKind.Forward, "Run", parameters, Result(Einsum(labels, [.. terms.Select((_, i) => Var($"x{i}"))])));
        var random = new Random(3);
        var values = terms.Select(t => Reference.From([.. t.Select(c => (long)size[c])], _ => random.NextDouble() - 0.5)).ToArray();
        var actual = Outputs(RunClean(Network([], method)).Methods[0].Inference,
            values.Select((v, i) => (v, i)).ToDictionary(v => $"x{v.i}", v => v.v))["result"];

        var all = string.Concat(string.Concat(terms).Distinct());
        var expected = new Reference([.. result.Select(c => (long)size[c])]);
        foreach (var index in Reference.Indices([.. all.Select(c => (long)size[c])]))
        {
            long[] At(string letters) => [.. letters.Select(c => index[all.IndexOf(c)])];
            expected[At(result)] += terms.Select((t, i) => values[i][At(t)]).Aggregate(1.0, (a, b) => a * b);
        }
        Assert.Equal(expected.Shape, actual.Shape);
        AssertValues(expected.Data, actual);
    }

    [Theory]
    [InlineData("ij,jk->ik", "ik", "ij,jk")]
    [InlineData("ij,jk", "ik", "ij,jk")]
    [InlineData("ik,kj", "ij", "ik,kj")]
    [InlineData("ba", "ab", "ba")]
    [InlineData("ij->", "", "ij")]
    [InlineData("ij -> j i", "ji", "ij")]
    [InlineData("i,i", "", "i,i")]
    [InlineData("i,j->ij", "ij", "i,j")]
    [InlineData("i,j->ji", "ji", "i,j")]
    [InlineData("bij,bjk->bik", "bik", "bij,bjk")]
    [InlineData("bij,kj->ikb", "ikb", "bij,kj")]
    [InlineData("ij,jk,kl->il", "il", "ij,jk,kl")]
    [InlineData("i,ijk,j->k", "k", "i,ijk,j")]
    [InlineData("ab,ac,ad->bcd", "bcd", "ab,ac,ad")]
    [InlineData("ij,kl->", "", "ij,kl")]
    [InlineData("ij,ij,ij->i", "i", "ij,ij,ij")]
    public void Products(string labels, string result, string terms) => AssertEqualsLoops(labels, result, terms.Split(','),
        ('a', 2), ('b', 3), ('c', 4), ('d', 2), ('i', 3), ('j', 4), ('k', 2), ('l', 5));

    [Theory]
    [InlineData("ii->i", "i", "ii")]
    [InlineData("ii", "", "ii")]
    [InlineData("iji->j", "j", "iji")]
    [InlineData("iii->i", "i", "iii")]
    [InlineData("ii,ij->j", "j", "ii,ij")]
    public void Diagonals(string labels, string result, string terms) =>
        AssertEqualsLoops(labels, result, terms.Split(','), ('i', 3), ('j', 4));

    [Theory]
    [InlineData("…ij,…jk->…ik", "xyik", "xyij,xyjk")]
    [InlineData("...ij,...jk", "xyik", "xyij,xyjk")]
    [InlineData("i…->…", "xy", "ixy")]
    [InlineData("…i,i->…", "xy", "xyi,i")]
    [InlineData("x…,…->x…", "xab", "xab,b")]
    [InlineData("…,…", "xy", "xy,xy")]
    [InlineData("b…->…b", "xyb", "bxy")]
    public void Rests(string labels, string result, string terms) =>
        AssertEqualsLoops(labels, result, terms.Split(','), ('a', 2), ('b', 3), ('i', 3), ('j', 4), ('k', 2), ('x', 2), ('y', 3));

    [Fact]
    public void GradientsFlowThroughAllOperands() => AssertGradients(RunClean(Network(
        [Declare("a", Function("Parameter", ("shape", new[] { 3, 3 }))), Declare("b", Function("Parameter", ("shape", new[] { 3, 4 })))],
        Method(MethodKind.Loss, "Loss", [Tensor("x", "N", 4)],
            Result(Op(Op(Einsum("ii,ij,nj->n", Field("a"), Field("b"), Var("x")), "Square"), "Mean"))))).Methods[0], ("N", 2));

    [Fact]
    public void NamedDimensions() => Assert.Equal("[N, T, N]", RunClean(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", "N", "T", 3)],
        Result(Einsum("ntk,mtk->ntm", Var("x"), Var("x")))))).Methods[0].Results[0].Shape.ToString());
}
