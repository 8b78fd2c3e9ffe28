using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>Routines run in the cells of the axes that they leave alone.</summary>
public class RoutineStageTests
{
    static readonly Dim n = Dim.Name("N"), t = Dim.Name("T");
    readonly GraphBuilder g = new();

    static KernelProgram Compile(Node result) => Oracle.Compile(Graph.Of([new("y", OutputKind.Result, result)]));

    Node Source(params Dim[] shape) => g.Apply(new Input("x", new Shape(shape), ElementType.Float32));

    [Fact]
    public void RowsAreSortedInTheKernelThatMakesThem()
    {
        var x = g.Exp(Source(n, t));
        var row = g.Divide(x, g.Along(g.Sum(x, [1]), x.Shape, [1]));
        var kernel = Assert.Single(Compile(g.Apply(new CumSum(1), g.TakeAlong(row, 1, g.Apply(new ArgSort(1), row)))).Kernels);
        Assert.Equal([n], kernel.Grid.Select(a => a.Extent));
        Assert.Equal(2, kernel.Stages.OfType<RoutineStage>().Count());
    }

    [Fact]
    public void TheGridLeavesOutTheAxesOfTheRoutine()
    {
        Assert.Equal([n, 3], Compile(g.Apply(new CumSum(1), Source(n, t, 3))).Kernels.Single().Grid.Select(a => a.Extent));
        Assert.Equal([n], Compile(g.Apply(new Cholesky(), g.Apply(new Input("a", new Shape(n, t, t), ElementType.Float32)))).Kernels.Single().Grid
            .Select(a => a.Extent));
    }

    /// <summary>A kernel over elements makes room: what it computes is there as a whole before the routine runs.</summary>
    [Fact]
    public void ElementsBecomeRows()
    {
        var x = g.Sum(g.Square(Source(n, t, 5)), [2]);
        Assert.All(Compile(g.Apply(new CumSum(1), x)).Kernels, k => Assert.Equal([n], k.Grid.Select(a => a.Extent)));
    }

    [Fact]
    public void ANumberIsStoredForARoutine()
    {
        var count = g.Apply(new CumSum(0), g.Reshape(g.DimValue(n), new Shape(1)));
        Equivalence.AssertKernels(Graph.Of([new("y", OutputKind.Result, count)]), new Oracle(1, ("N", 3)), 1);
    }

    [Fact]
    public void AGridThatCutsARoutineIsFound()
    {
        var program = Compile(g.Apply(new CumSum(1), Source(n, t)));
        var kernel = program.Kernels.Single();
        var cut = program with { Kernels = [kernel with { Grid = [.. kernel.Stages.Single().Axes] }] };
        Assert.Contains("cuts y along axis", Assert.Throws<InvalidOperationException>(() => KernelVerifier.Verify(cut, "the test")).Message);
    }
}
