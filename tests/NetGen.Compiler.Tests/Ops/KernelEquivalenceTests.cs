using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>Every primitive and its gradient, as kernels and as graph.</summary>
public class KernelEquivalenceTests
{
    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void KernelsEqualGraph(string name)
    {
        var sample = SampleCase.Get(name);
        var plain = Graph.Of([new("y", OutputKind.Result, sample.Result), .. sample.WithGradients(sample.Loss).Outputs]);
        Equivalence.AssertKernels(plain, sample.Oracle, seed: 1);
        Equivalence.AssertKernels(Simplify.AfterDifferentiation(plain), sample.Oracle, seed: 2);
    }
}
