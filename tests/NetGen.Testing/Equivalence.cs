using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;

namespace NetGen.Testing;

/// <summary>Asserts that a graph keeps its values on the way to kernels, however they are fused, blocked, laid out and placed in memory.</summary>
public static class Equivalence
{
    public static void AssertKernels(Graph graph, Oracle oracle, int seed, double tolerance = 1e-10)
    {
        var expected = oracle.Run(graph);
        var allowed = Allowed(expected, tolerance);
        foreach (var (fused, block) in new[] { (false, 2L), (true, 1L), (true, 2L), (true, 5L) })
            AssertKernels(graph, oracle, expected, allowed, new KernelForm(fused, block, block == 2 ? null : seed + (int)block));
    }

    /// <summary>One form of the kernels against the values of the graph; fused ones also on memory that is used again against memory that is not.</summary>
    public static void AssertKernels(Graph graph, Oracle oracle, Reference[] expected, double[] allowed, KernelForm form)
    {
        var random = form.Layouts is { } seed ? new Random(seed) : null;
        var program = Oracle.Compile(graph, form.Fused, random is null ? null : stages => RandomLayouts(stages, random));
        var plan = PlanMemory.Run(program);
        MemoryCheck.AssertNoOverlap(program, plan);
        var planned = Run(graph, program, oracle, form.Block, plan);
        AssertWithin(graph, expected, planned, allowed, $"{form}");
        if (!form.Fused) return;
        var unplanned = Run(graph, program, oracle, form.Block, null);
        AssertWithin(graph, unplanned, planned, new double[planned.Length], $"{form}, memory used again");
    }

    static Reference[] Run(Graph graph, KernelProgram program, Oracle oracle, long block, MemoryPlan? plan)
    {
        var interpreter = new KernelInterpreter(oracle.Dim, Oracle.Uniform) { Block = block, Plan = plan };
        interpreter.Run(program, v => oracle.Source(v.Binding!, v.Shape, v.Type));
        return [.. graph.Outputs.Select(o => interpreter.Read(program.Values.Single(v => v.Binding == o.Name && (v.Storage == StorageOf(o.Kind) || IsInPlace(program, v, o)))))];
    }

    static Storage StorageOf(OutputKind kind) => kind switch
    {
        OutputKind.Gradient => Storage.Gradient,
        OutputKind.Buffer => Storage.NextState,
        OutputKind.State => Storage.NextSessionState,
        OutputKind.Probe => Storage.Probe,
        _ => Storage.Result,
    };

    static bool IsInPlace(KernelProgram program, Value value, GraphOutput output) => output.Kind == OutputKind.State
        && value.Storage == Storage.SessionState && program.Kernels.Any(k => k.Stages.Any(s => s.Target == value));

    /// <summary>Equal up to rounding, NaN and infinities exactly.</summary>
    public static void AssertSame(Graph graph, Reference[] expected, Reference[] actual, double tolerance, string what) =>
        AssertWithin(graph, expected, actual, Allowed(expected, tolerance), what);

    /// <summary>A part of the largest finite element of each value.</summary>
    static double[] Allowed(Reference[] expected, double tolerance) =>
        [.. expected.Select(e => tolerance * (e.Data.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() + 1e-30))];

    /// <summary>Equal up to an absolute error for each output, NaN and infinities exactly.</summary>
    public static void AssertWithin(Graph graph, Reference[] expected, Reference[] actual, double[] allowed, string what)
    {
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.Equal(expected[k].Shape, actual[k].Shape);
            for (var i = 0; i < expected[k].Data.Length; i++)
            {
                double e = expected[k].Data[i], a = actual[k].Data[i];
                if (e.Equals(a) || Math.Abs(e - a) <= allowed[k]) continue;
                Assert.Fail($"{what}: {graph.Outputs[k].Kind} '{graph.Outputs[k].Name}', element {i}: expected {e}, got {a}, allowed {allowed[k]:G3}\n{GraphText.Print(graph)}");
            }
        }
    }

    /// <summary>Every parameter in some order of its axes, padded, or in panels.</summary>
    static Dictionary<string, Layout> RandomLayouts(IReadOnlyList<Stage> stages, Random random) => stages.SelectMany(s => s.Reads.Append(s.Target))
        .Where(v => v.Storage is Storage.Parameter or Storage.Gradient).DistinctBy(v => v.Binding).ToDictionary(v => v.Binding!, v =>
        {
            if (v.Shape.Rank == 2 && random.Next(2) == 0) return Layout.Panels(v.Shape, random.Next(2, 6));
            int[] order = [.. Enumerable.Range(0, v.Shape.Rank)];
            random.Shuffle(order);
            return v.Shape.Rank == 0 ? Layout.RowMajor(v.Shape) : Layout.Permuted(v.Shape, order, random.Next(1, 8));
        });
}

/// <summary>How kernels are formed and run: cells of the last grid axis in blocks, and parameters in random layouts from a seed, or as chosen.</summary>
public sealed record KernelForm(bool Fused, long Block, int? Layouts)
{
    public override string ToString() => $"{(Fused ? "fused" : "unfused")}, block {Block}{(Layouts is { } seed ? $", layouts {seed}" : "")}";
}
