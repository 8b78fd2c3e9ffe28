using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>Whole networks: loss and gradients of the printed code against the float64 reference.</summary>
public class PrintedNetworkTests
{
    static readonly Graph[] graphs = [SmallNetworks.Mlp(), SmallNetworks.LeNet(20), SmallNetworks.DotProduct()];

    [Theory, Trait("CasesOnCpuAccelerator", "3")]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(0, 1)]
    [InlineData(0, 32)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    public void LossAndGradientsAgreeWithTheReference(int number, int n)
    {
        List<string> wrong = [];
        var graph = graphs[number];
        using var program = Backend.Print(graph);
        if (Environment.GetEnvironmentVariable("NETGEN_PRINTED") is { } folder)
        {
            foreach (var tree in program.Sources) File.WriteAllText(Path.Combine(folder, $"{number}.{tree.FilePath}"), tree.ToString());
        }
        var oracle = new Oracle(number + 1, ("N", n), ("i0", n));
        foreach (var input in graph.Sources.Select(s => s.Op).OfType<Input>())
            oracle.Source(input.Id, input.Shape, input.Type, input.Type == ElementType.Int32 ? 0 : -1, input.Type == ElementType.Int32 ? 9 : 1);
        foreach (var p in graph.Sources.Select(s => s.Op).OfType<Parameter>()) oracle.Source(p.Id, p.Shape, p.Type, -0.2, 0.2);
        var expected = oracle.Run(graph);
        var actual = program.Run(0, oracle);
        for (var k = 0; k < expected.Length; k++) Compare(expected[k], actual[k], $"{graph.Outputs[k].Name} at N = {n}", wrong);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    static void Compare(Reference expected, Reference actual, string what, List<string> wrong)
    {
        var norm = Math.Sqrt(expected.Data.Sum(v => v * v));
        var error = Math.Sqrt(expected.Data.Zip(actual.Data, (e, a) => (e - a) * (e - a)).Sum());
        if (!(error <= 1e-4 * norm + 1e-12)) wrong.Add($"{what}: error {error:G3} at norm {norm:G3}");
    }
}
