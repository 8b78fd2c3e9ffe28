using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>
/// Dimensions of size 1, named ones and constants, which take other paths: the derivative and the kernels of every primitive that has a
/// case with named dimensions.
/// </summary>
public class SizeOneTests
{
    static readonly (int N, int T)[] sizes = [(1, 1), (1, 4), (3, 1)];

    [Theory]
    [MemberData(nameof(SampleCase.NamedNames), MemberType = typeof(SampleCase))]
    public void Named(string name)
    {
        foreach (var (n, t) in sizes) Check(SampleCase.Get(name, d => Dim.Of(d), n, t));
    }

    [Theory]
    [MemberData(nameof(SampleCase.NamedNames), MemberType = typeof(SampleCase))]
    public void Constant(string name)
    {
        foreach (var (n, t) in sizes) Check(SampleCase.Get(name, d => d.Id == "N" ? n : t));
    }

    static void Check(SampleCase sample)
    {
        var graph = sample.WithGradients(sample.Loss);
        // The maximum of nothing has no difference.
        var isFinite = double.IsFinite(sample.Oracle.Run(graph)[0].Data[0]);
        if (isFinite && sample.Result.Op is not StopGradient) GradientCheck.ByElement(graph, sample.Oracle);
        Equivalence.AssertKernels(Graph.Of([new("y", OutputKind.Result, sample.Result), .. graph.Outputs]), sample.Oracle, seed: 3);
    }
}
