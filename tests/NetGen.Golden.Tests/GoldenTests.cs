using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Golden.Tests;

/// <summary>Layers, losses and networks against PyTorch: that our conventions are the field's is what no other test can know.</summary>
public class GoldenTests
{
    const double Tolerance = 1e-9;

    /// <summary>A tensor whose elements are far smaller is 0 but for rounding.</summary>
    const double Nothing = 1e-3;

    public static TheoryData<string> Names => [.. Cases.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Numbers_are_those_of_PyTorch(string name)
    {
        var actual = new GoldenCase(Cases.All[name]).Run();
        var golden = GoldenFile.Read(name).Where(g => g.Kind is GoldenKind.Result or GoldenKind.Gradient or GoldenKind.Next).ToArray();
        Assert.Equal(golden.Select(g => g.Key).Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var tensor in golden) AssertClose(tensor, actual[tensor.Key]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Weights_have_the_names_and_shapes_of_PyTorch(string name)
    {
        var network = new GoldenCase(Cases.All[name]).Network;
        AssertWeights(GoldenKind.Parameter, network.Parameters.Select(p => (p.Name, p.Shape)));
        AssertWeights(GoldenKind.Buffer, network.Buffers.Select(b => (b.Name, b.Shape)));

        void AssertWeights(GoldenKind kind, IEnumerable<(string Name, Shape Shape)> weights) => Assert.Equal(
            GoldenFile.Read(name).Where(g => g.Kind == kind).Select(g => $"{g.Name} [{string.Join(", ", g.Shape)}]").Order(StringComparer.Ordinal),
            weights.Select(w => $"{GoldenCase.FileName(w.Name)} {w.Shape}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_golden_file_has_a_network() =>
        Assert.Equal([], GoldenFile.Names.Except(Cases.All.Keys).Order(StringComparer.Ordinal));

    static void AssertClose(GoldenTensor golden, Reference actual)
    {
        Assert.Equal(golden.Shape, actual.Shape);
        if (golden.Summary is var (norm, projection))
        {
            AssertNumber(norm, Math.Sqrt(actual.Data.Sum(v => v * v)), norm, "norm");
            var weights = Formula.Numbers("projection of " + golden.Name, [actual.Data.Length]).Data;
            AssertNumber(projection, actual.Data.Zip(weights, (v, w) => v * w).Sum(), norm, "projection");
            return;
        }
        var scale = golden.Values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < golden.Values.Length; i++) AssertNumber(golden.Values[i], actual.Data[i], scale, $"element {i}");

        void AssertNumber(double expected, double found, double scale, string what) => Assert.True(
            Math.Abs(expected - found) <= Tolerance * Math.Max(scale, Nothing), $"{golden.Key}, {what}: PyTorch has {expected:R}, we have {found:R}");
    }
}
