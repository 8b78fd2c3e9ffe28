using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Ilgpu;
using static NetGen.Compiler.Tests.Printed.SmallNetworks;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>Products over tiles of every size, in every order of axes, with what follows them, against the float64 reference.</summary>
public class ProductTests
{
    static readonly Dim N = Dim.Name("N");

    static Node Weight(GraphBuilder g, string id, params Dim[] shape) => g.Apply(new Parameter(id, new Shape(shape), new("Zeros", 1, 1)));

    static Graph Of(Func<GraphBuilder, Node> build)
    {
        var g = new GraphBuilder();
        return Graph.Of([new("y", OutputKind.Result, build(g))]);
    }

    /// <summary>Two outputs, so that the product itself is stored beside what is made of it.</summary>
    static Graph Both(Func<GraphBuilder, Node> build)
    {
        var g = new GraphBuilder();
        var y = build(g);
        return Graph.Of([new("y", OutputKind.Result, y), new("z", OutputKind.Result, g.Tanh(y))]);
    }

    static readonly ConvolutionShape plain = new([1, 1], [1, 1], [1, 1], 1), strided = new([2, 2], [1, 0], [1, 2], 1);

    static readonly (string Name, Graph Graph)[] cases =
    [
        ("rows by columns", Of(g => g.Apply(new Contract("mk", "kn", "mn"), Input(g, "a", 37, 21), Input(g, "b", 21, 45)))),
        ("whole tiles", Of(g => g.Apply(new Contract("mk", "kn", "mn"), Input(g, "a", 128, 32), Input(g, "b", 32, 128)))),
        ("rows by rows", Of(g => g.Apply(new Contract("mk", "nk", "mn"), Input(g, "a", 37, 21), Input(g, "b", 45, 21)))),
        ("columns by columns", Of(g => g.Apply(new Contract("km", "kn", "mn"), Input(g, "a", 21, 37), Input(g, "b", 21, 45)))),
        ("transposed result", Of(g => g.Apply(new Contract("mk", "kn", "nm"), Input(g, "a", 37, 21), Input(g, "b", 21, 45)))),
        ("batch", Of(g => g.Apply(new Contract("bmk", "bkn", "bmn"), Input(g, "a", 3, 19, 11), Input(g, "b", 3, 11, 18)))),
        ("batch of heads", Of(g => g.Apply(new Contract("nqhd", "nkhd", "nhqk"), Input(g, "a", N, 17, 2, 12), Input(g, "b", N, 18, 2, 12)))),
        ("linear layer", Of(g => g.Maximum(g.Add(g.Apply(new Contract("nk", "ok", "no"), Input(g, "x", N, 30), Weight(g, "w", 20, 30)), Weight(g, "bias", 20)), g.Constant(0)))),
        ("an argument called as printed code calls its own", Of(g => g.Add(g.Apply(new Contract("nk", "ok", "no"), Input(g, "x", N, 30), Weight(g, "w", 20, 30)), Input(g, "t", N, 20)))),
        ("named sizes", Both(g => g.Apply(new Contract("mk", "nk", "mn"), Input(g, "a", N, Dim.Name("T")), Input(g, "b", 45, Dim.Name("T"))))),
        ("two summed axes", Of(g => g.Apply(new Contract("mkl", "lkn", "mn"), Input(g, "a", 20, 5, 7), Input(g, "b", 7, 5, 33)))),
        ("convolution", Both(g => g.Apply(new Conv(plain), Input(g, "x", N, 3, 7, 9), Weight(g, "w", 5, 3, 3, 3)))),
        ("strided convolution", Of(g => g.Apply(new Conv(strided), Input(g, "x", N, 2, 9, 11), Weight(g, "w", 18, 2, 3, 3)))),
        ("gradient of images", Of(g => g.Apply(new ConvInput(strided, [9, 11]), Input(g, "x", N, 18, 5, 4), Weight(g, "w", 18, 2, 3, 3)))),
        ("gradient of filters", Of(g => g.Apply(new ConvFilter(plain, [3, 3]), Input(g, "x", N, 3, 7, 9), Input(g, "dy", N, 5, 7, 9)))),
    ];

    /// <summary>
    /// A sum over all pixels of all images, of constant or named number, and reductions of everything are cut into parts; the last one may be
    /// shorter or empty.
    /// </summary>
    [Theory, Trait("CasesOnCpuAccelerator", "1")]
    [InlineData("rows", 3)]
    [InlineData("images", 3)]
    [InlineData("images", 65)]
    [InlineData("everything", 3)]
    [InlineData("everything", 65)]
    [InlineData("largest", 3)]
    public void LongSumsGoByParts(string over, int n)
    {
        var graph = Of(g => over switch
        {
            "images" => g.Apply(new ConvFilter(plain, [3, 3]), Input(g, "x", N, 3, 16, 16), Input(g, "dy", N, 5, 16, 16)),
            "everything" => g.SumOfAll(g.Exp(Input(g, "x", N, 30, 33))),
            "largest" => g.Max(Input(g, "x", 20_001), [0]),
            _ => g.Apply(new Contract("km", "kn", "mn"), Input(g, "a", 1000, 12), Input(g, "b", 1000, 20)),
        });
        using var program = Backend.Print(graph);
        Assert.Contains("_parts [", program.Sources.Single(s => s.FilePath == "Net0.Ilgpu.g.cs").ToString());
        var oracle = new Oracle(1, ("N", n));
        Equivalence.AssertSame(graph, oracle.Run(graph), program.Run(0, oracle), 1e-5, over);
    }

    /// <summary>Every number of rows and of columns, in small tiles and large ones.</summary>
    public static TheoryData<int, int> Tiles { get; } = new() { { 1, 1 }, { 1, 8 }, { 2, 4 }, { 4, 2 }, { 8, 1 }, { 8, 8 } };

    [Theory, Trait("CasesOnCpuAccelerator", "2"), MemberData(nameof(Tiles))]
    public void TilesGiveTheProduct(int rows, int columns) => AssertProducts(rows, columns, precision: 0, tolerance: 1e-5);

    /// <summary>With 11 bits, then with 8.</summary>
    [Theory]
    [InlineData(2, 2, 1, 2e-3)]
    [InlineData(4, 8, 1, 2e-3)]
    [InlineData(8, 4, 1, 2e-3)]
    [InlineData(2, 4, 2, 2e-2)]
    [InlineData(4, 2, 2, 2e-2)]
    [InlineData(8, 8, 2, 2e-2)]
    public void TensorCoresGiveTheProduct(int rows, int columns, int precision, double tolerance)
    {
        using var device = Backend.Open();
        if (Drivers.HasTensorCores(device.Accelerator)) AssertProducts(rows, columns, precision, tolerance);
        else Assert.Contains("has no products", Assert.Throws<DeviceException>(() => device.Require((Precision)precision)).Message);
    }

    static void AssertProducts(int rows, int columns, int precision, double tolerance)
    {
        using var program = Backend.Print([.. cases.Select(c => c.Graph)], (rows, columns), precision);
        if (Environment.GetEnvironmentVariable("NETGEN_PRINTED") is { } folder)
        {
            foreach (var tree in program.Sources) File.WriteAllText(Path.Combine(folder, $"tile{rows}x{columns}.{tree.FilePath}"), tree.ToString());
        }
        var others = cases.Where((_, i) => !program.Sources.Single(s => s.FilePath == $"Net{i}.Ilgpu.g.cs").ToString().Contains("Tiled)", StringComparison.Ordinal));
        Assert.Empty(others.Select(c => c.Name));
        List<string> wrong = [];
        for (var i = 0; i < cases.Length; i++)
        {
            var oracle = new Oracle(i, ("N", 3), ("T", 23));
            try
            {
                Equivalence.AssertSame(cases[i].Graph, oracle.Run(cases[i].Graph), program.Run(i, oracle), tolerance, cases[i].Name);
            }
            catch (Exception e)
            {
                wrong.Add($"{cases[i].Name}: {(e.InnerException ?? e).Message}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
