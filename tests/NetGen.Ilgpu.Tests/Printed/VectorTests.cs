using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Tests.Printed.SmallNetworks;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>Elementwise kernels that go by four, and those that may not, against the float64 reference.</summary>
public class VectorTests
{
    static readonly Dim N = Dim.Name("N");

    static readonly (string Name, bool ByFour, Func<GraphBuilder, Node[]> Build)[] cases =
    [
        ("one axis", true, g => [g.Tanh(Input(g, "x", 64))]),
        ("named and constant", true, g => [g.Add(Input(g, "x", N, 12), Input(g, "z", N, 12))]),
        ("a row for all", true, g => [g.Add(Input(g, "x", N, 12), Input(g, "z", 12))]),
        ("a number per row", true, g => [g.Multiply(Input(g, "x", N, 12), g.KeepAxis(Input(g, "z", N), 1))]),
        ("several results", true, g => Several(g, Input(g, "x", N, 5, 8))),
        ("transposed", true, g => [g.Exp(g.Apply(new Transpose([1, 0]), Input(g, "x", 8, N)))]),
        ("a mask", true, g => [g.Cast(g.Less(Input(g, "x", N, 8), Input(g, "z", N, 8)), ElementType.Float32)]),
        ("padded", true, g => [g.Exp(g.Pad(Input(g, "x", N, 8), 1, 2, 2))]),
        ("integers", true, g => [g.Multiply(g.Cast(g.Apply(new Input("i", new Shape(N, 8), ElementType.Int32)), ElementType.Float32), Input(g, "x", N, 8))]),
        ("odd rows", false, g => [g.Add(Input(g, "x", N, 11), Input(g, "z", 11))]),
        ("a part of a row", true, g => [g.Exp(g.Slice(Input(g, "x", N, 24), 1, 4, 8))]),
        ("a shifted part of a row", true, g => [g.Exp(g.Slice(Input(g, "x", N, 24), 1, 3, 8))]),
        ("normalized rows", true, g => [Normalized(g, Input(g, "x", N, 64)), Normalized(g, Input(g, "z", N, 200))]),
        ("products of rows", true, g => [g.Apply(new Contract("nk", "mk", "nm"), Input(g, "x", N, 12), Input(g, "z", 5, 12))]),
        ("normalized odd rows", false, g => [Normalized(g, Input(g, "x", N, 63))]),
        ("softmax of rows and their largest", true, g => Softmax(g, Input(g, "x", N, 96))),
        ("normalized parts of rows", true, g => [Normalized(g, g.Slice(Input(g, "x", N, 100), 1, 4, 64))]),
        ("normalized shifted parts of rows", false, g => [Normalized(g, g.Slice(Input(g, "x", N, 101), 1, 3, 64))]),
    ];

    static Node[] Several(GraphBuilder g, Node x)
    {
        var y = g.Exp(g.Tanh(g.Sin(g.Multiply(x, x))));
        return [y, g.Add(y, x), g.Multiply(g.Exp(y), g.Cos(y))];
    }

    static Node Normalized(GraphBuilder g, Node x)
    {
        var mean = g.Constant(1.0 / x.Shape[1].Constant!.Value);
        var centred = g.Subtract(x, g.KeepAxis(g.Multiply(mean, g.Sum(x, [1])), 1));
        var y = g.Divide(centred, g.KeepAxis(g.Sqrt(g.Add(g.Multiply(mean, g.Sum(g.Multiply(centred, centred), [1])), g.Constant(1e-5))), 1));
        return g.Multiply(y, g.Tanh(y));
    }

    static Node[] Softmax(GraphBuilder g, Node x)
    {
        var largest = g.Apply(new ReduceMax(1), x);
        var exp = g.Exp(g.Subtract(x, g.KeepAxis(largest, 1)));
        return [g.Divide(exp, g.KeepAxis(g.Sum(exp, [1]), 1)), largest];
    }

    [Fact]
    public void ElementsGoByFourWhereTheyCan()
    {
        Graph[] graphs = [.. cases.Select(c =>
        {
            var g = new GraphBuilder();
            return Graph.Of(c.Build(g).Select((y, i) => new GraphOutput($"y{i}", OutputKind.Result, y)));
        })];
        using var program = Backend.Print(graphs);
        List<string> wrong = [];
        for (var i = 0; i < graphs.Length; i++)
        {
            var code = program.Sources.Single(s => s.FilePath == $"Net{i}.Ilgpu.g.cs").ToString();
            if (code.Contains("Vectors[", StringComparison.Ordinal) != cases[i].ByFour) wrong.Add($"{cases[i].Name}: by four is not {cases[i].ByFour}");
            var oracle = new Oracle(i, ("N", 3));
            try
            {
                Equivalence.AssertSame(graphs[i], oracle.Run(graphs[i]), program.Run(i, oracle), 1e-5, cases[i].Name);
            }
            catch (Exception e)
            {
                wrong.Add($"{cases[i].Name}: {(e.InnerException ?? e).Message}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
