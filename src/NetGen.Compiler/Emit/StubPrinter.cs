using NetGen.Compiler.Layers;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Emit;

/// <summary>
/// Prints the surface of a network that has errors, so that the rest of the program compiles and the user sees only what is wrong with the
/// network. What only a valid network determines is left open: which dimensions follow from the spans, and which are arguments.
/// </summary>
static class StubPrinter
{
    const string Throw =
        "throw new global::System.NotSupportedException(\"This network has errors; see the diagnostics of its declaration.\")";

    public static SourceFile Print(TypeTemplate type, bool hasDevices)
    {
        // The program around it is compiled with the project's rules about documentation, which a stub has none of.
        var code = NetworkPrinter.Header().Line("#pragma warning disable CS1591").Line();
        PrintType(code, type, hasDevices);
        return new SourceFile(type.FullName.Replace('+', '.') + ".g.cs", code.ToString());
    }

    static void PrintType(CodeWriter code, TypeTemplate type, bool hasDevices)
    {
        NetworkPrinter.OpenType(code, type, ": global::NetGen.INetwork", null);
        code.Lines($$"""
            public ulong Seed { get; init; }
            string global::NetGen.INetwork.Name => {{Identifiers.Text(type.Name)}};
            public global::NetGen.TensorStore Parameters => {{Throw}};
            public global::NetGen.TensorStore Buffers => {{Throw}};
            public global::NetGen.TensorStore Gradients => {{Throw}};
            public global::System.ReadOnlySpan<global::NetGen.ParameterRange> Trained => {{Throw}};
            public global::NetGen.ProbeStore Probes => {{Throw}};
            public void Initialize(ulong seed) => {{Throw}};
            public void Save(string path) => {{Throw}};
            public void Load(string path) => {{Throw}};
            public static string Summary() => {{Throw}};
            public void Dispose() { }
            """);
        var methods = Methods(type).ToArray();
        PrintMethods(code, methods);
        PrintSession(code, methods, "Session", "global::NetGen.Runtime.CpuSession", "null!, false", [], []);
        if (hasDevices)
        {
            PrintSession(code, methods, "IlgpuSession", "global::NetGen.Ilgpu.IlgpuSessionBase", "null!, null!, 0, default",
                ["global::NetGen.IlgpuDevice device"], ["global::NetGen.Precision precision = global::NetGen.Precision.Float32"]);
        }
        NetworkPrinter.CloseType(code, type);
    }

    static void PrintSession(
        CodeWriter code, IReadOnlyList<StubMethod> methods, string name, string type, string arguments, IEnumerable<string> before, IEnumerable<string> after)
    {
        code.Open($"public sealed class {name} : {type}");
        code.Line($"{name}() : base({arguments}) => {Throw};");
        PrintMethods(code, methods);
        code.Close();
        var dims = methods.SelectMany(m => m.Dims).Distinct();
        code.Line($"public {name} CreateSession({string.Join(", ", before.Concat(dims.Select(Optional)).Concat(after))}) => {Throw};");
    }

    /// <summary>
    /// Every method with its spans alone, which is also what a delegate of the real method wants, and once more with the dimensions that the
    /// lengths may turn out not to determine.
    /// </summary>
    static void PrintMethods(CodeWriter code, IReadOnlyList<StubMethod> methods)
    {
        foreach (var (method, dims) in methods)
        {
            PrintMethod(code, methods, method, "");
            if (dims.Any()) PrintMethod(code, methods, method, string.Concat(dims.Select(d => ", " + Optional(d))));
        }
    }

    static void PrintMethod(CodeWriter code, IReadOnlyList<StubMethod> methods, RunnableMethod method, string open)
    {
        var name = Identifiers.Clean(method.Name);
        var spans = string.Join(", ", MethodPrinter.Signature(method));
        if (spans.Length == 0 && open.Length > 0) open = open.Substring(2);
        if (method.Kind == MethodKind.Forward)
        {
            code.Line($"public void {name}({spans}{open}) => {Throw};");
            return;
        }
        code.Line($"public float {name}({spans}{open}) => {Throw};");
        code.Line($"public float {name}AndGradients({spans}{open}) => {Throw};");
        var step = methods.Count(m => m.Method.Kind == MethodKind.Loss) == 1 ? "TrainStep" : "Train" + Identifiers.Pascal(method.Name);
        code.Line($"public float {step}({(spans.Length > 0 ? spans + ", " : "")}global::NetGen.Optimizer optimizer{(spans.Length == 0 && open.Length > 0 ? ", " : "")}{open}) => {Throw};");
    }

    static string Optional(string dim) => $"int {dim} = 0";

    static IEnumerable<StubMethod> Methods(TypeTemplate type)
    {
        var written = type.Methods.Where(m => m.Kind != MethodKind.Plain).Select(Stub);
        return written.Concat(LayerList(type)).GroupBy(m => Overload(m.Method)).Select(g => g.First());
    }

    /// <summary>What C# tells methods apart by.</summary>
    static string Overload(RunnableMethod method) =>
        $"{method.Name} {string.Join(" ", MethodPrinter.Signature(method).Select(parameter => parameter.Split(' ')[0]))}";

    /// <summary>What the layers on the class stand for.</summary>
    static IEnumerable<StubMethod> LayerList(TypeTemplate type)
    {
        if (type.Layers.IsEmpty) yield break;
        var dims = type.Shape is { } shape ? Names([shape]) : ["N"];
        LayerKind?[] kinds = [.. type.Layers.Select(l => l is New layer ? LayerKinds.Find(layer.Type) : null)];
        var input = new RunnableParameter("input", kinds[0] is { TakesIndices: true } ? ValueType.Tokens : ValueType.Tensor, null);
        yield return new(new("Predict", MethodKind.Forward, [input], [new("result", ValueType.Tensor, null)]), dims);
        if (kinds.LastOrDefault(k => k?.Loss is not null) is not { } loss) yield break;
        var target = loss.TakesLabels
            ? new RunnableParameter("labels", ValueType.Labels, null)
            : new RunnableParameter("target", ValueType.Tensor, null);
        yield return new(new("Loss", MethodKind.Loss, [input, target], []), dims);
    }

    static StubMethod Stub(MethodTemplate method)
    {
        var shapes = method.Parameters.Select(p => p.Shape).OfType<ShapeTemplate>();
        // A tensor without its [Shape], which is what is wrong, has a batch dimension all the same.
        string[] missing = method.Parameters.Any(p => p is { Shape: null, Type: not (ValueType.Int or ValueType.Float) }) ? ["N"] : [];
        var results = method.ResultTypes.Select((type, i) => new RunnableParameter(ResultName(method, i), type, null));
        return new(
            new(method.Name, method.Kind, [.. method.Parameters.Select(p => new RunnableParameter(p.Name, p.Type, null))], [.. results]),
            [.. Names(shapes).Union(missing).Except(method.Parameters.Select(p => p.Name))]);
    }

    static string ResultName(MethodTemplate method, int index) => method.ResultTypes.Count == 1 ? "result" : method.ResultNames[index];

    /// <summary>The named dimensions of shapes, in order of appearance.</summary>
    static string[] Names(IEnumerable<ShapeTemplate> shapes) =>
    [
        .. shapes.SelectMany(s => s.Dims).Select(d => (d as Literal)?.Value).OfType<string>().Where(Identifiers.IsName).Distinct(),
    ];

    /// <summary>A runnable method, and the named dimensions that may be arguments of it.</summary>
    sealed record StubMethod(RunnableMethod Method, IReadOnlyList<string> Dims);
}
