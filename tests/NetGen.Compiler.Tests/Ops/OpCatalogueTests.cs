using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>No primitive escapes the generated tests.</summary>
public class OpCatalogueTests
{
    [Fact]
    public void HoldsEveryPrimitiveOnce()
    {
        var primitives = typeof(Op).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract && !t.IsSubclassOf(typeof(Source))).Select(t => t.Name).Order();
        Assert.Equal(primitives, OpCatalogue.Prototypes.Select(p => p.GetType().Name).Order());
    }

    [Fact]
    public void EveryPrimitiveHasSamplesOfItself() => Assert.All(OpCatalogue.Prototypes, p =>
    {
        Assert.NotEmpty(p.Samples);
        Assert.All(p.Samples, s => Assert.IsType(p.GetType(), s.Op));
    });

    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void InferredShapeIsTheShapeOfTheReference(string name)
    {
        var sample = SampleCase.Get(name);
        var value = sample.Oracle.Run(Graph.Of([new("y", OutputKind.Result, sample.Result)]))[0];
        Assert.Equal(sample.Oracle.Context.Sizes(sample.Result.Shape), value.Shape);
        Assert.Equal(Reference.Count(value.Shape), value.Data.Length);
        Assert.All(value.Data, v => Assert.True(double.IsFinite(v)));
        if (sample.Result.Type == ElementType.Bool) Assert.All(value.Data, v => Assert.True(v is 0 or 1));
        if (sample.Result.Type == ElementType.Int32) Assert.All(value.Data, v => Assert.Equal(Math.Floor(v), v));
    }
}
