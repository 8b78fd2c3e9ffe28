extern alias Runtime;

using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Testing;

/// <summary>Graphs printed as C#, compiled together into one collectible assembly, and run on the CPU kernels.</summary>
public sealed class PrintedProgram : IDisposable
{
    static readonly MetadataReference[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    readonly AssemblyLoadContext context = new(null, isCollectible: true);
    readonly Assembly assembly;
    readonly IReadOnlyList<Graph> graphs;
    readonly List<string[]> free = [];

    public PrintedProgram(params IReadOnlyList<Graph> graphs)
    {
        this.graphs = graphs;
        List<SyntaxTree> trees = [];
        for (var i = 0; i < graphs.Count; i++)
        {
            var files = NetworkCompiler.Emit(Template($"Net{i}"), Network(graphs[i]), new CompilerOptions()).ToArray();
            trees.AddRange(files.Select(f => Parse(f.Text, f.HintName)));
            free.Add(Free(files[0].Text));
            trees.Add(Parse(Driver(i, graphs[i], free[i].Length), $"Driver{i}.cs"));
        }
        Sources = [.. trees];
        var compilation = CSharpCompilation.Create("Printed" + Guid.NewGuid().ToString("N"), trees, references,
            new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5);
            throw new InvalidOperationException(string.Join("\n", errors.Select(e => $"{e}\n    {e.Location.SourceTree!.GetText().Lines[e.Location.GetLineSpan().StartLinePosition.Line]}")));
        }
        stream.Position = 0;
        assembly = context.LoadFromStream(stream);
    }

    public IReadOnlyList<SyntaxTree> Sources { get; }

    static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path, Encoding.UTF8);

    static TypeTemplate Template(string name) => new() { FullName = name, Namespace = "", Name = name, IsNetwork = true };

    public static string ParameterName(string id) => id;

    static EvaluatedNetwork Network(Graph graph)
    {
        var isTraining = graph.Outputs.Any(o => o.Kind == NetGen.Compiler.Graphs.OutputKind.Gradient);
        var sources = graph.Sources.Select(n => n.Op).ToArray();
        MethodInput[] inputs = [.. sources.OfType<Input>().Select(i => new MethodInput(i.Id, i.Type == ElementType.Int32 ? Compiler.Templates.ValueType.Labels : Compiler.Templates.ValueType.Tensor, i.Shape))];
        var parameters = sources.OfType<Parameter>().ToArray();
        var method = new EvaluatedMethod
        {
            Name = "Run",
            Kind = isTraining ? Compiler.Templates.MethodKind.Loss : Compiler.Templates.MethodKind.Forward,
            Inputs = inputs,
            Results = [.. graph.Outputs.Where(o => o.Kind == NetGen.Compiler.Graphs.OutputKind.Result).Select(o => new MethodResult(o.Name, o.Node.Shape, o.Node.Type))],
            Inference = isTraining ? Graph.Of(graph.Outputs.Take(1)) : graph,
            Training = isTraining ? graph : null,
            Trained = isTraining ? [.. parameters.Select(p => p.Id)] : [],
            Dims = [.. NamesIn(graph)],
        };
        return new EvaluatedNetwork([], [method], [.. parameters.Select(p => new ParameterRow(p.Id, p.Shape, p.Initialization, false))],
            [.. sources.OfType<Compiler.Ops.Buffer>().Select(b => new BufferRow(b.Id, b.Shape, b.Initialization))], []);
    }

    public static IEnumerable<NamedDim> NamesIn(Graph graph) => graph.Nodes.SelectMany(n => n.Shape.Dims.Concat(n.Op is DimValue v ? [v.Value] : [])).SelectMany(d => d.Names).DistinctBy(n => n.Id);

    /// <summary>The dimensions that the runnable overload takes as arguments.</summary>
    static string[] Free(string source) =>
        [.. Regex.Matches(Regex.Match(source, @"public (?:void|float) Run(?:AndGradients)?\(([^)]*)\)").Groups[1].Value, @"(?<=^|, )int (\w+)").Select(m => m.Groups[1].Value)];

    static string Driver(int number, Graph graph, int dims)
    {
        var isTraining = graph.Outputs.Any(o => o.Kind == NetGen.Compiler.Graphs.OutputKind.Gradient);
        var arguments = graph.Sources.Select(n => n.Op).OfType<Input>().Select((input, i) => $"({(input.Type == ElementType.Int32 ? "int" : "float")}[])inputs[{i}]");
        var results = isTraining ? [] : graph.Outputs.Select((o, i) => $"({(o.Node.Type == ElementType.Int32 ? "int" : "float")}[])results[{i}]");
        var call = $"((Net{number})net).Run{(isTraining ? "AndGradients" : "")}({string.Join(", ", arguments.Concat(results).Concat(Enumerable.Range(0, dims).Select(i => $"dims[{i}]")))})";
        return $$"""
            public static class Driver{{number}}
            {
                public static global::NetGen.INetwork Create() => new Net{{number}}();
                public static float Run(object net, object[] inputs, object[] results, int[] dims) { {{(isTraining ? "return " : "")}}{{call}}; {{(isTraining ? "" : "return 0;")}} }
            }
            """;
    }

    /// <summary>Runs a graph: the values of its outputs.</summary>
    public Reference[] Run(int number, Oracle oracle)
    {
        var graph = graphs[number];
        var driver = assembly.GetType($"Driver{number}")!;
        using var network = (Runtime::NetGen.INetwork)driver.GetMethod("Create")!.Invoke(null, null)!;
        foreach (var p in graph.Sources.Select(n => n.Op).OfType<Parameter>()) network.Parameters.Write(p.Id, Single(oracle.Source(p.Id, p.Shape, p.Type)));
        foreach (var b in graph.Sources.Select(n => n.Op).OfType<Compiler.Ops.Buffer>()) network.Buffers.Write(b.Id, Single(oracle.Source(b.Id, b.Shape, b.Type)));
        object[] inputs = [.. graph.Sources.Select(n => n.Op).OfType<Input>().Select(i => oracle.Source(i.Id, i.Shape, i.Type) is var r && i.Type == ElementType.Int32 ? (object)r.Data.Select(v => (int)v).ToArray() : Single(oracle.Source(i.Id, i.Shape, i.Type)))];
        object[] results = [.. graph.Outputs.Select(o => Size(oracle, o.Node.Shape) is var n && o.Node.Type == ElementType.Int32 ? (object)new int[n] : new float[n])];
        var loss = (float)driver.GetMethod("Run")!.Invoke(null, [network, inputs, results, free[number].Select(d => (int)oracle.Dim(new NamedDim(d, 1, 0, 1))).ToArray()])!;
        return [.. graph.Outputs.Select((o, i) => new Reference(oracle.Context.Sizes(o.Node.Shape), o.Kind switch
        {
            NetGen.Compiler.Graphs.OutputKind.Gradient => Double(network.Gradients.Read(o.Name)),
            NetGen.Compiler.Graphs.OutputKind.Buffer => Double(network.Buffers.Read(o.Name)),
            _ when graph.Outputs.Any(g => g.Kind == NetGen.Compiler.Graphs.OutputKind.Gradient) => [loss],
            _ when results[i] is int[] integers => [.. integers.Select(v => (double)v)],
            _ => Double((float[])results[i]),
        }))];
    }

    static long Size(Oracle oracle, Shape shape) => shape.Size.Evaluate(oracle.Dim);

    static float[] Single(Reference r) => [.. r.Data.Select(v => (float)v)];

    static double[] Double(float[] values) => [.. values.Select(v => (double)v)];

    public void Dispose() => context.Unload();
}
