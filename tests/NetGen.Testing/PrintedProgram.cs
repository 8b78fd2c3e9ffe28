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
using Buffer = NetGen.Compiler.Ops.Buffer;
using MethodKind = NetGen.Compiler.Templates.MethodKind;
using OutputKind = NetGen.Compiler.Graphs.OutputKind;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Testing;

/// <summary>
/// Graphs printed as C#, compiled together into one collectible assembly, and run on the CPU kernels or on a device. A graph with gradients
/// becomes the training form of a loss, whose first output is the loss; any other becomes a forward method.
/// </summary>
public sealed class PrintedProgram : IDisposable
{
    static readonly MetadataReference[] references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    static readonly CSharpCompilationOptions compilationOptions = new(
        Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    readonly AssemblyLoadContext context = new(null, isCollectible: true);
    readonly Assembly assembly;
    readonly IReadOnlyList<Graph> graphs;
    readonly List<string[]> free = [];

    readonly IDisposable? device;
    readonly int precision;

    public PrintedProgram(params IReadOnlyList<Graph> graphs) : this(graphs, new CompilerOptions())
    {
    }

    /// <summary>For kernels that run on a device.</summary>
    /// <param name="graphs">The graphs.</param>
    /// <param name="device">An <c>IlgpuDevice</c>, of whichever of its builds the test project has; it is disposed of with the program.</param>
    /// <param name="forcedTile">Rows and columns of a thread in every product; chosen by size if not given.</param>
    /// <param name="precision">The number of a <c>Precision</c>.</param>
    public PrintedProgram(IReadOnlyList<Graph> graphs, IDisposable device, (int Rows, int Columns)? forcedTile = null, int precision = 0)
        : this(graphs, new CompilerOptions(Ilgpu: true) { ForcedTile = forcedTile is { } t ? new(t.Rows, t.Columns) : null }) =>
        (this.device, this.precision) = (device, precision);

    public PrintedProgram(IReadOnlyList<Graph> graphs, CompilerOptions options, bool concurrent = true)
    {
        this.graphs = graphs;
        List<SyntaxTree> trees = [];
        for (var i = 0; i < graphs.Count; i++)
        {
            var files = NetworkCompiler.Emit(Template($"Net{i}"), Network(graphs[i]), options).ToArray();
            trees.AddRange(files.Select(f => Parse(f.Text, f.HintName)));
            free.Add(Free(files[0].Text));
            trees.Add(Parse(DriverSource(i, graphs[i], free[i].Length, options.Ilgpu) + (options.Ilgpu ? SessionDriverSource(i, files) : ""), $"Driver{i}.cs"));
        }
        Sources = [.. trees];
        assembly = context.LoadFromStream(Compile(trees, concurrent));
    }

    public IReadOnlyList<SyntaxTree> Sources { get; }

    /// <summary>The methods that devices compile, of a graph.</summary>
    public IReadOnlyList<MethodInfo> DeviceMethods(int number) =>
        [.. assembly.GetType($"Net{number}+IlgpuMethods")!.GetMethods(BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)];

    static MemoryStream Compile(IEnumerable<SyntaxTree> trees, bool concurrent)
    {
        var compilation = CSharpCompilation.Create(
            "Printed" + Guid.NewGuid().ToString("N"), trees, references, compilationOptions.WithConcurrentBuild(concurrent));
        var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5);
            throw new InvalidOperationException(string.Join("\n", errors.Select(e =>
                $"{e}\n    {e.Location.SourceTree!.GetText().Lines[e.Location.GetLineSpan().StartLinePosition.Line]}")));
        }
        stream.Position = 0;
        return stream;
    }

    static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path, Encoding.UTF8);

    static TypeTemplate Template(string name) => new() { FullName = name, Namespace = "", Name = name, IsNetwork = true };

    static bool IsTraining(Graph graph) => graph.Outputs.Any(o => o.Kind == OutputKind.Gradient);

    static IEnumerable<Source> Arguments(Graph graph) => graph.Sources.Select(n => (Source)n.Op).Where(s => s is Input or ScalarInput);

    static IEnumerable<Parameter> Parameters(Graph graph) => graph.Sources.Select(n => n.Op).OfType<Parameter>();

    static EvaluatedNetwork Network(Graph graph)
    {
        var isTraining = IsTraining(graph);
        // A weight whose gradient is known to be zero may be read by nothing.
        var unread = graph.Outputs.Where(o => o.Kind == OutputKind.Gradient && Parameters(graph).All(p => p.Id != o.Name))
            .Select(o => new Parameter(o.Name, o.Node.Shape, new("Zeros", 1, 1)));
        Parameter[] parameters = [.. Parameters(graph), .. unread];
        var method = new EvaluatedMethod
        {
            Name = "Run",
            Kind = isTraining ? MethodKind.Loss : MethodKind.Forward,
            Inputs = [.. Arguments(graph).Select(i => new MethodInput(i.Id, TypeOf(i), i.Shape))],
            Results = [.. graph.Outputs.Where(o => o.Kind == OutputKind.Result).Select(o => new MethodResult(o.Name, o.Node.Shape, o.Node.Type))],
            Inference = isTraining ? Graph.Of(graph.Outputs.Take(1)) : graph,
            Training = isTraining ? graph : null,
            Trained = isTraining ? [.. graph.Outputs.Where(o => o.Kind == OutputKind.Gradient).Select(o => o.Name)] : [],
            Dims = [.. NamesIn(graph)],
        };
        return new EvaluatedNetwork([], [method], [.. parameters.Select(p => new ParameterRow(p.Id, p.Shape, p.Initialization, false))],
            [.. graph.Sources.Select(n => n.Op).OfType<Buffer>().Select(b => new BufferRow(b.Id, b.Shape, b.Initialization))], []);
    }

    static ValueType TypeOf(Source source) => source switch
    {
        ScalarInput => ValueType.Float,
        { Type: ElementType.Int32 } => ValueType.Labels,
        { Type: ElementType.Bool } => ValueType.Mask,
        _ => ValueType.Tensor,
    };

    public static IEnumerable<NamedDim> NamesIn(Graph graph) =>
        graph.Nodes.SelectMany(n => n.Shape.Dims.Concat(n.Op is DimValue v ? [v.Value] : [])).SelectMany(d => d.Names).DistinctBy(n => n.Id);

    /// <summary>The dimensions that the runnable overload takes as arguments.</summary>
    static string[] Free(string source) =>
        [.. Regex.Matches(Regex.Match(source, @"public (?:void|float) Run(?:AndGradients)?\(([^)]*)\)").Groups[1].Value, @"(?<=^|, )int (\w+)").Select(m => m.Groups[1].Value)];

    static string DriverSource(int number, Graph graph, int dims, bool hasSession)
    {
        var isTraining = IsTraining(graph);
        IEnumerable<string> arguments =
        [
            .. Arguments(graph).Select((s, i) => $"({ArrayOf(s)})inputs[{i}]"),
            .. isTraining ? [] : graph.Outputs.Select((o, i) => $"({(o.Node.Type == ElementType.Int32 ? "int" : "float")}[])results[{i}]"),
            .. Enumerable.Range(0, dims).Select(i => $"dims[{i}]"),
        ];
        var call = $"Run{(isTraining ? "AndGradients" : "")}({string.Join(", ", arguments)})";
        return $$"""
            public static partial class Driver{{number}}
            {
                public static global::NetGen.INetwork Create() => new Net{{number}}();
                public static float Run(object net, object[] inputs, object[] results, int[] dims) { {{Body("Net" + number)}} }
                {{(isTraining ? $$"""public static float Train(object net, object[] inputs, object optimizer, int[] dims) => {{TrainStep()}}""" : "")}}
                {{(hasSession ? $$"""public static float RunSession(object net, object[] inputs, object[] results, int[] dims) { {{Body($"Net{number}.IlgpuSession")}} }""" : "")}}
            }
            """;

        string TrainStep()
        {
            var type = $"Net{number}{(hasSession ? ".IlgpuSession" : "")}";
            return $"(({type})net).TrainStep({string.Join(", ", [.. arguments.SkipLast(dims), "(global::NetGen.Optimizer)optimizer", .. arguments.TakeLast(dims)])});";
        }

        string Body(string type) => $"{(isTraining ? "return " : "")}(({type})net).{call}; {(isTraining ? "" : "return 0;")}";
    }

    /// <summary>What makes a session on a device, and runs it.</summary>
    static string SessionDriverSource(int number, IReadOnlyList<SourceFile> files)
    {
        var create = files.Select(f => Regex.Match(f.Text, @"CreateSession\(global::NetGen.IlgpuDevice device([^)]*), global::NetGen.Precision")).First(m => m.Success).Groups[1].Value;
        string[] dims = [.. Regex.Matches(create, @"int (\w+)").Select(m => m.Groups[1].Value)];
        return $$"""

            public static partial class Driver{{number}}
            {
                public static string[] Capacities => [{{string.Join(", ", dims.Select(d => $"\"{d}\""))}}];
                public static global::NetGen.INetwork CreateSession(object net, object device, int[] capacities, int precision) =>
                    ((Net{{number}})net).CreateSession((global::NetGen.IlgpuDevice)device{{string.Concat(dims.Select((_, i) => $", capacities[{i}]"))}}, precision: (global::NetGen.Precision)precision);
            }
            """;
    }

    static string ArrayOf(Source source) => source switch
    {
        ScalarInput => "float",
        { Type: ElementType.Int32 } => "int[]",
        { Type: ElementType.Bool } => "bool[]",
        _ => "float[]",
    };

    /// <summary>Runs a graph on a new network: the values of its outputs. In training form, the first result is the loss, and others have no value.</summary>
    public Reference[] Run(int number, Oracle oracle) => Run(number, [oracle])[0];

    /// <summary>Runs a graph several times on one network, which keeps its memory between the calls.</summary>
    public Reference[][] Run(int number, params IReadOnlyList<Oracle> calls)
    {
        var (network, session) = Open(number, calls);
        using (network)
        using (session)
        {
            return [.. calls.Select(oracle =>
            {
                if (device is not null) session.GetType().BaseType!.GetMethod("Poison", BindingFlags.NonPublic | BindingFlags.Instance)!.Invoke(session, null);
                return Call(number, network, session, oracle);
            })];
        }
    }

    /// <summary>A new network, and what runs it: itself, or a session on the device for dimensions up to those of the calls.</summary>
    public (Runtime::NetGen.INetwork Network, Runtime::NetGen.INetwork Session) Open(int number, params IReadOnlyList<Oracle> calls)
    {
        var driver = Driver(number);
        var network = (Runtime::NetGen.INetwork)driver.GetMethod("Create")!.Invoke(null, null)!;
        if (device is null) return (network, network);
        var dims = (string[])driver.GetProperty("Capacities")!.GetValue(null)!;
        int[] capacities = [.. dims.Select(d => calls.Max(o => (int)o.Dim(new NamedDim(d, 1, 0, 1))))];
        return (network, (Runtime::NetGen.INetwork)driver.GetMethod("CreateSession")!.Invoke(null, [network, device, capacities, precision])!);
    }

    /// <summary>One step of training on a batch; the weights are what they are, and are moved.</summary>
    public float TrainStep(int number, Runtime::NetGen.INetwork session, Oracle batch, Runtime::NetGen.Optimizer optimizer) =>
        (float)Driver(number).GetMethod("Train")!.Invoke(null, [session, Inputs(graphs[number], batch), optimizer, Dims(number, batch)])!;

    /// <summary>Gives a network the weights and buffers of an oracle.</summary>
    public void Start(int number, Runtime::NetGen.INetwork network, Oracle oracle)
    {
        foreach (var p in Parameters(graphs[number])) network.Parameters.Write(p.Id, Single(oracle.Source(p.Id, p.Shape, p.Type)));
        foreach (var b in graphs[number].Sources.Select(n => n.Op).OfType<Buffer>()) network.Buffers.Write(b.Id, Single(oracle.Source(b.Id, b.Shape, b.Type)));
    }

    Type Driver(int number) => assembly.GetType($"Driver{number}")!;

    int[] Dims(int number, Oracle oracle) => [.. free[number].Select(d => (int)oracle.Dim(new NamedDim(d, 1, 0, 1)))];

    static object[] Inputs(Graph graph, Oracle oracle) => [.. Arguments(graph).Select(s => Argument(s, oracle.Source(s.Id, s.Shape, s.Type)))];

    /// <summary>One call of a network, or of a session of it.</summary>
    Reference[] Call(int number, Runtime::NetGen.INetwork network, Runtime::NetGen.INetwork session, Oracle oracle)
    {
        var graph = graphs[number];
        Start(number, network, oracle);
        object[] results = [.. graph.Outputs.Select(o => o.Node.Shape.Size.Evaluate(oracle.Dim) is var n && o.Node.Type == ElementType.Int32 ? (object)new int[n] : new float[n])];
        var run = Driver(number).GetMethod(device is null ? "Run" : "RunSession")!;
        var loss = (float)run.Invoke(null, [session, Inputs(graph, oracle), results, Dims(number, oracle)])!;
        return [.. graph.Outputs.Select((o, i) => new Reference(oracle.Context.Sizes(o.Node.Shape), o.Kind switch
        {
            OutputKind.Gradient => Double(session.Gradients.Read(o.Name)),
            OutputKind.Buffer => Double(session.Buffers.Read(o.Name)),
            _ when IsTraining(graph) => i == 0 ? [loss] : [],
            _ when results[i] is int[] integers => [.. integers.Select(v => (double)v)],
            _ => Double((float[])results[i]),
        }))];
    }

    static object Argument(Source source, Reference value) => source switch
    {
        ScalarInput => (float)value.Data[0],
        { Type: ElementType.Int32 } => value.Data.Select(v => (int)v).ToArray(),
        { Type: ElementType.Bool } => value.Data.Select(v => v != 0).ToArray(),
        _ => Single(value),
    };

    static float[] Single(Reference r) => [.. r.Data.Select(v => (float)v)];

    static double[] Double(float[] values) => [.. values.Select(v => (double)v)];

    public void Dispose()
    {
        device?.Dispose();
        context.Unload();
    }
}
