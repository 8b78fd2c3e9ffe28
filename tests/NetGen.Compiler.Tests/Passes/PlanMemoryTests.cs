using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using NetGen.Fuzz.Checks;
using NetGen.Fuzz.Models;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>Slots are shared, never at once, and are large enough.</summary>
public class PlanMemoryTests
{
    [Fact]
    public void PlansOfRandomGraphsFitTheirValues() => Assert.All(Enumerable.Range(0, 60), seed =>
    {
        var program = Oracle.Compile(FuzzCase.Of(RandomModels.Of(seed)).Simple, fused: seed % 2 == 0);
        var plan = PlanMemory.Run(program);
        MemoryCheck.AssertNoOverlap(program, plan);
        long At(Atom a) => a.Text == "N" ? 1 + seed % 5 : 1 + seed % 7;
        foreach (var (value, slot) in plan.Assignment)
            Assert.True(value.Layout.Length.Evaluate(At) <= plan.Slots[slot].Sizes.Max(s => s.Evaluate(At)), $"{value} does not fit");
        Assert.True(plan.Length(At) <= PlanMemory.Run(program, reuse: false).Length(At));
    });

    [Fact]
    public void WithoutReuseEveryValueHasItsOwnSlot()
    {
        var program = Oracle.Compile(FuzzCase.Of(RandomModels.Of(3)).Plain, fused: false);
        var plan = PlanMemory.Run(program, reuse: false);
        Assert.Equal(plan.Assignment.Count, plan.Assignment.Values.Distinct().Count());
        Assert.True(plan.Assignment.Count > 5);
    }

    /// <summary>A chain needs two slots: the value read and the value written.</summary>
    [Fact]
    public void AChainReusesTwoSlots()
    {
        var g = new GraphBuilder();
        Node x = g.Apply(new Parameter("x", new Shape(Dim.Name("N"), 4), new("Zeros", 1, 1)));
        for (var i = 0; i < 10; i++) x = g.Elementwise(new Sin(), x);
        var program = Oracle.Compile(Graph.Of([new("y", OutputKind.Result, x)]), fused: false);
        Assert.Equal(9, program.Values.Count(v => v.Storage == Storage.Arena));
        Assert.Equal(2, PlanMemory.Run(program).Slots.Count);
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    public void SizesAreAligned(long size, long aligned) => Assert.True(PlanMemory.Aligned(size).Is(aligned));
}
