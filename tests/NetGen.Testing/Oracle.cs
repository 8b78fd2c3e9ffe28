extern alias Runtime;

using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Testing;

/// <summary>Runs graphs and kernels in float64 on reproducible random values.</summary>
public sealed class Oracle(int seed, params (string Name, long Value)[] dims)
{
    readonly Dictionary<string, Reference> sources = [];

    public EvaluationContext Context => new(Dim, Uniform);

    public long Dim(Atom atom) => atom is NamedDim n ? dims.Single(d => d.Name == n.Id).Value : throw new InvalidOperationException(atom.Text);

    /// <summary>The random numbers of the first run of a network with seed 0, as printed code draws them.</summary>
    public static double Uniform(int draw, long counter) =>
        Runtime::NetGen.Cpu.Threefry.Uniform(unchecked(FirstRunKey + (ulong)draw * 0x9E3779B97F4A7C15UL), (ulong)counter);

    static readonly ulong FirstRunKey = Mix(Mix(Mix(1)));

    static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    public Reference Source(string id, Shape shape, ElementType type, double low = -1, double high = 1)
    {
        if (sources.TryGetValue(id, out var known)) return known;
        var random = new Random(id.Aggregate(seed, (hash, c) => unchecked(hash * 31 + c)));
        return sources[id] = Reference.From(Context.Sizes(shape), _ => type switch
        {
            ElementType.Float32 => (float)(low + (high - low) * random.NextDouble()),
            ElementType.Bool => random.Next(2),
            _ => random.Next((int)low, (int)high + 1),
        });
    }

    public void Set(string id, Reference value) => sources[id] = value;

    public Reference[] Run(Graph graph) => GraphInterpreter.Run(graph, Context, s => Source(s.Id, s.Shape, s.Type));

    /// <summary>The outputs of a graph by way of its kernels.</summary>
    public Reference[] RunKernels(Graph graph, bool fused = true, long block = 2, Func<IReadOnlyList<Stage>, IReadOnlyDictionary<string, Layout>>? layouts = null) =>
        RunKernels(graph, Compile(graph, fused, layouts), block);

    public static KernelProgram Compile(Graph graph, bool fused = true, Func<IReadOnlyList<Stage>, IReadOnlyDictionary<string, Layout>>? layouts = null)
    {
        GraphVerifier.Verify(graph, "the test");
        var stages = Fuse.Run(graph, fused);
        ChooseLayouts.Assign(stages, (layouts ?? (s => ChooseLayouts.Run([s])))(stages));
        var program = FormKernels.Run("Test", stages, fused: fused);
        KernelVerifier.Verify(program, "forming kernels");
        KernelVerifier.Verify(program, PlanMemory.Run(program));
        return program;
    }

    public Reference[] RunKernels(Graph graph, KernelProgram program, long block = 2)
    {
        var interpreter = new KernelInterpreter(Dim, Uniform) { Block = block };
        interpreter.Run(program, v => Source(v.Binding!, v.Shape, v.Type));
        return [.. graph.Outputs.Select(o => interpreter.Read(program.Values.Single(v => v.Binding == o.Name && v.Storage is Storage.Result or Storage.Gradient or Storage.NextState && v.Binding == o.Name)))];
    }

    public static void AssertClose(Reference expected, Reference actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        var scale = expected.Data.Select(Math.Abs).DefaultIfEmpty(0).Max() + 1e-30;
        for (var i = 0; i < expected.Data.Length; i++)
            Assert.True(Math.Abs(expected.Data[i] - actual.Data[i]) <= tolerance * scale, $"element {i}: expected {expected.Data[i]}, got {actual.Data[i]}");
    }
}
