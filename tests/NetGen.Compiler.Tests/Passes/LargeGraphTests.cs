using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>Deep and large graphs neither overflow the stack nor take more than linear time or code.</summary>
public class LargeGraphTests
{
    /// <summary>Runs on a thread with a stack as small as hosts of the compiler have.</summary>
    static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                failure = e;
            }
        }, 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    static int Size(KernelProgram program) => program.Kernels.SelectMany(k => k.Stages).SelectMany(s => s.Bodies).Max(b => b.Descendants.Count());

    public static TheoryData<string> Deep => ["chain", "squares", "masks", "reshapes"];

    static Graph Make(string kind, int length) => kind switch
    {
        "chain" => LargeGraphs.Chain(length, twice: false),
        "squares" => LargeGraphs.Chain(length, twice: true),
        "masks" => LargeGraphs.Masks(length),
        _ => LargeGraphs.Reshapes(length),
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void DeepGraphsNeitherOverflowNorExplode(string kind) => OnSmallStack(() =>
    {
        var (program, _) = LargeGraphs.Compile(Make(kind, kind == "chain" ? 10_000 : 300));
        Assert.InRange(Size(program), 1, 400);
    });

    [Theory]
    [MemberData(nameof(Deep))]
    public void DeepGraphsKeepTheirValues(string kind)
    {
        var graph = Simplify.AfterDifferentiation(Make(kind, 40));
        var oracle = new Oracle(2);
        var expected = oracle.Run(graph);
        Equivalence.AssertSame(graph, expected, oracle.RunKernels(graph), 1e-12, kind);
    }

    /// <summary>
    /// The kernels of a repeated block are as many for each block, and so is the work of the passes: measured by what they allocate, which
    /// does not depend on the machine.
    /// </summary>
    [Fact]
    public void WorkIsLinearInTheNumberOfLayers()
    {
        OnSmallStack(() => LargeGraphs.Compile(LargeGraphs.Transformer(2)));
        var counts = new[] { 2, 4, 6 }.Select(layers => LargeGraphs.Compile(LargeGraphs.Transformer(layers)).Program.Kernels.Count).ToArray();
        Assert.Equal(counts[1] - counts[0], counts[2] - counts[1]);
        Assert.InRange((counts[1] - counts[0]) / 2, 1, 24);

        var few = Allocated(6);
        var many = Allocated(24);
        Assert.True(many < 7 * few, $"6 layers take {few >> 20} MB, 24 take {many >> 20} MB");
    }

    static long Allocated(int layers)
    {
        var graph = LargeGraphs.Transformer(layers);
        var before = GC.GetAllocatedBytesForCurrentThread();
        LargeGraphs.Compile(graph);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void TransformerKernelsEqualItsGraph()
    {
        var graph = Simplify.AfterDifferentiation(LargeGraphs.Transformer(2, width: 4, heads: 2, vocabulary: 5));
        var oracle = new Oracle(3, ("N", 2), ("T", 3));
        oracle.Source("tokens", new(Dim("N"), Dim("T")), ElementType.Int32, 0, 4);
        oracle.Source("targets", new(Dim("N"), Dim("T")), ElementType.Int32, 0, 4);
        Equivalence.AssertKernels(graph, oracle, 1, 1e-9);

        static Compiler.Shapes.Dim Dim(string name) => Compiler.Shapes.Dim.Name(name);
    }
}
