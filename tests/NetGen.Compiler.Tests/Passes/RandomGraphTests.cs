using NetGen.Compiler.Graphs;
using NetGen.Compiler.Passes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>Random graphs keep their values through every pass, and their gradients are derivatives.</summary>
public class RandomGraphTests
{
    /// <summary>Seeds of a block; many more were run once, and the failures became tests of their own.</summary>
    const int Count = 30;

    /// <summary>Blocks of seeds; a failure names the seed.</summary>
    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 10)];

    static void ForSeeds(int block, int count, Action<int> check)
    {
        for (var seed = block * count; seed < (block + 1) * count; seed++)
        {
            try
            {
                check(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
            }
        }
    }

    static (long N, long T) Sizes(int seed) => (1 + seed % 3, 1 + seed / 3 % 4);

    [Theory]
    [MemberData(nameof(Blocks))]
    public void KernelsEqualGraph(int block) => ForSeeds(block, Count, seed =>
    {
        var graph = new RandomGraph(seed, 2 + seed % 9);
        var (n, t) = Sizes(seed);
        var plain = graph.WithGradients();
        GraphVerifier.Verify(plain, "differentiation");
        var simple = Simplify.AfterDifferentiation(plain);
        GraphVerifier.Verify(simple, "simplification");
        var oracle = graph.Oracle(n, t);
        Equivalence.AssertSame(plain, oracle.Run(plain), oracle.Run(simple), 1e-9, "simplified");
        Equivalence.AssertKernels(seed % 4 == 0 ? plain : simple, oracle, seed, 1e-9);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void GradientsAreDerivatives(int block) => ForSeeds(block, Count, seed =>
    {
        var graph = new RandomGraph(seed, 2 + seed % 8, smooth: true);
        if (graph.Parameters.Count == 0) return;
        var (n, t) = Sizes(seed);
        GradientCheck.ByDirection(
            Simplify.AfterDifferentiation(Graph.Of(graph.WithGradients().Outputs.Take(1 + graph.Parameters.Count))), graph.Oracle(n, t), 1, 1e-5);
    });
}
