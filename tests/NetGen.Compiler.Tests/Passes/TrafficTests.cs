using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Tests.Printed.SmallNetworks;

namespace NetGen.Compiler.Tests.Passes;

/// <summary>Launches and bytes of a plan, counted by hand.</summary>
public class TrafficTests
{
    static readonly Dim N = Dim.Name("N");

    static Traffic Of(Func<GraphBuilder, Node> build)
    {
        var g = new GraphBuilder();
        var program = FormKernels.Run("Test", Fuse.Run(Graph.Of([new("y", OutputKind.Result, build(g))])), GridPolicy.Gpu);
        return Traffic.Of(program, _ => 10);
    }

    [Fact]
    public void AChainReadsAndWritesOnce() => Assert.Equal(new Traffic(1, 4 * (2 * 10 * 8 + 8)), Of(g => g.Exp(g.Tanh(g.Add(Input(g, "x", N, 8), Input(g, "b", 8))))));

    [Fact]
    public void ALookUpReadsWhatItLooksUp() => Assert.Equal(
        new Traffic(1, 4 * (10 + 2 * 10 * 8)),
        Of(g => g.Apply(new Gather(), Input(g, "table", 1000, 8), g.Apply(new Input("i", new Shape(N), ElementType.Int32)))));

    /// <summary>The exponentials and their sum stay in the cell of a row.</summary>
    [Fact]
    public void ASoftmaxIsOneKernel()
    {
        var softmax = Of(g =>
        {
            var x = Input(g, "x", N, 8);
            var e = g.Exp(g.Subtract(x, g.KeepAxis(g.Apply(new ReduceMax(1), x), 1)));
            return g.Divide(e, g.KeepAxis(g.Sum(e, [1]), 1));
        });
        Assert.Equal(new Traffic(1, 4 * 2 * 10 * 8), softmax);
    }

    [Fact]
    public void AProductIsWrittenWithWhatFollows() => Assert.Equal(
        new Traffic(1, 4 * (10 * 20 + 20 * 30 + 30 + 10 * 30)),
        Of(g => g.Maximum(g.Add(g.Apply(new Contract("nk", "ko", "no"), Input(g, "x", N, 20), Input(g, "w", 20, 30)), Input(g, "b", 30)), g.Constant(0))));
}
