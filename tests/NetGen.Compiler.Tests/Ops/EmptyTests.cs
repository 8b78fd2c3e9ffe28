using System.Reflection;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>
/// Dimensions of size 0, where <c>Min = 0</c> allows them: every primitive and its gradient in the interpreter of graphs, as kernels, and
/// as printed code.
/// </summary>
public class EmptyTests
{
    static readonly (int N, int T)[] sizes = [(0, 4), (3, 0), (0, 0)];

    /// <summary>What has no meaning: a part from before the first element, and elements at an index of nothing.</summary>
    static readonly (string Name, int Empty)[] meaningless = [("Slice 2", 0), ("TakeAlong 2", 1), ("PutAlong 2", 1)];

    /// <summary>Where T stands beside N only, the length of an argument does not tell T when N is 0.</summary>
    static readonly string[] untold = ["Broadcast 3", "TakeAlong 2", "PutAlong 2"];

    static IEnumerable<(int N, int T)> SizesOf(string name) =>
        sizes.Where(s => !meaningless.Any(m => m.Name == name && (m.Empty == 0 ? s.N : s.T) == 0));

    static SampleCase Get(string name, (int N, int T) size, bool isTrained) =>
        SampleCase.Get(name, d => Compiler.Shapes.Dim.Name(d.Id, min: 0), size.N, size.T, isTrained);

    [Fact]
    public void EveryPrimitiveIsCovered()
    {
        // What has a size of its own, and no other.
        Type[] scalars = [typeof(Constant), typeof(DimValue)];
        var covered = SampleCase.Named.Select(n => SampleCase.SampleOf(n).Op.GetType());
        Assert.Empty(OpCatalogue.Prototypes.Select(p => p.GetType()).Except(covered).Except(scalars));
    }

    [Theory]
    [MemberData(nameof(SampleCase.NamedNames), MemberType = typeof(SampleCase))]
    public void NamedDimensions(string name) => AssertKernels(SizesOf(name).Select(s => Get(name, s, isTrained: true)));

    [Theory]
    [MemberData(nameof(SampleCase.NamedNames), MemberType = typeof(SampleCase))]
    public void Constants(string name) => AssertKernels(SizesOf(name).Select(s => SampleCase.Get(name, d => d.Id == "N" ? s.N : s.T)));

    static void AssertKernels(IEnumerable<SampleCase> samples)
    {
        foreach (var sample in samples)
        {
            var graph = sample.WithGradients(sample.Loss);
            if (sample.Result.Op is not StopGradient) GradientCheck.ByElement(graph, sample.Oracle);
            var all = Graph.Of([new("y", OutputKind.Result, sample.Result), .. graph.Outputs]);
            var result = sample.Oracle.Run(all)[0];
            Assert.Equal(sample.Oracle.Context.Sizes(sample.Result.Shape), result.Shape);
            Equivalence.AssertKernels(all, sample.Oracle, seed: 4);
        }
    }

    [Fact]
    public void PrintedCodeEqualsGraph()
    {
        string[] names = [.. SampleCase.Named];
        using var program = new PrintedProgram([.. names.Select(n => Get(n, (3, 4), isTrained: false).AsResults())]);
        List<string> wrong = [];
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var size in SizesOf(names[i]))
            {
                var sample = Get(names[i], size, isTrained: false);
                try
                {
                    var graph = sample.AsResults();
                    Equivalence.AssertSame(graph, sample.Oracle.Run(graph), program.Run(i, sample.Oracle), 1e-5, $"{size}");
                }
                catch (TargetInvocationException e) when (size.N == 0 && untold.Contains(names[i]))
                {
                    Assert.Contains("does not tell T: another dimension of its shape [N, ", Assert.IsType<ArgumentException>(e.InnerException).Message);
                }
                catch (Exception e)
                {
                    wrong.Add($"{names[i]}, {size}: {(e.InnerException ?? e).GetType().Name} {(e.InnerException ?? e).Message}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
