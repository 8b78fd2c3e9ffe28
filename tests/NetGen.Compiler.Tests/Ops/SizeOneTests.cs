using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>Named dimensions of size 1: the derivative and the kernels of every primitive that has a case with some.</summary>
public class SizeOneTests
{
    [Theory]
    [MemberData(nameof(SampleCase.NamedNames), MemberType = typeof(SampleCase))]
    public void DerivativesAndKernels(string name)
    {
        foreach (var (n, t) in new[] { (1, 1), (1, 4), (3, 1) })
        {
            var sample = SampleCase.Get(name, n, t);
            var graph = sample.WithGradients(sample.Loss);
            GradientCheck.ByElement(graph, sample.Oracle);
            Equivalence.AssertKernels(Graph.Of([new("y", OutputKind.Result, sample.Result), .. graph.Outputs]), sample.Oracle, seed: 3);
        }
    }
}
