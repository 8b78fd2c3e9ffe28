using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>Whole networks: loss and gradients of the printed code against the float64 reference.</summary>
public class PrintedNetworkTests
{
    [Fact]
    public void LossAndGradientsAgreeWithTheReference()
    {
        List<string> wrong = [];
        Graph[] graphs = [SmallNetworks.Mlp(), SmallNetworks.LeNet(20), SmallNetworks.DotProduct()];
        using var program = Backend.Print(graphs);
        if (Environment.GetEnvironmentVariable("NETGEN_PRINTED") is { } folder)
        {
            foreach (var tree in program.Sources) File.WriteAllText(Path.Combine(folder, tree.FilePath), tree.ToString());
        }
        for (var i = 0; i < graphs.Length; i++)
        {
            foreach (var n in i == 0 ? new[] { 1, 3, 32 } : [1, 3])
            {
                var oracle = new Oracle(i + 1, ("N", n), ("i0", n));
                foreach (var input in graphs[i].Sources.Select(s => s.Op).OfType<Input>())
                    oracle.Source(input.Id, input.Shape, input.Type, input.Type == ElementType.Int32 ? 0 : -1, input.Type == ElementType.Int32 ? 9 : 1);
                foreach (var p in graphs[i].Sources.Select(s => s.Op).OfType<Parameter>()) oracle.Source(p.Id, p.Shape, p.Type, -0.2, 0.2);
                var expected = oracle.Run(graphs[i]);
                var actual = program.Run(i, oracle);
                for (var k = 0; k < expected.Length; k++) Compare(expected[k], actual[k], $"{graphs[i].Outputs[k].Name} at N = {n}", wrong);
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    static void Compare(Reference expected, Reference actual, string what, List<string> wrong)
    {
        var norm = Math.Sqrt(expected.Data.Sum(v => v * v));
        var error = Math.Sqrt(expected.Data.Zip(actual.Data, (e, a) => (e - a) * (e - a)).Sum());
        if (!(error <= 1e-4 * norm + 1e-12)) wrong.Add($"{what}: error {error:G3} at norm {norm:G3}");
    }
}
