using NetGen.Compiler.Emit.Cpu;
using NetGen.Compiler.Emit.Ilgpu;
using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Emit;

/// <summary>Prints what the generator adds to a network: the runnable surface, and the kernels behind it.</summary>
sealed class NetworkPrinter(
    TypeTemplate type, IReadOnlyList<CompiledProgram> programs, IReadOnlyList<StoredTensor> parameters, IReadOnlyList<StoredTensor> buffers,
    IReadOnlyList<StoredTensor> states, NetworkSummary summary, IReadOnlyList<CompiledProgram>? devicePrograms = null, Tile? forcedTile = null)
{
    /// <summary>The names of inner values that can be read; a name may stand for one value in each program.</summary>
    readonly string[] probes = [.. programs.SelectMany(p => p.Probes).Select(v => v.Binding!).Distinct()];

    public IEnumerable<SourceFile> Print()
    {
        yield return new SourceFile(type.FullName.Replace('+', '.') + ".g.cs", PrintSurface());
        var tables = new TablePrinter(programs, withSpans: devicePrograms is not null);
        yield return new SourceFile(type.FullName.Replace('+', '.') + ".Kernels.g.cs", PrintKernels(tables));
        if (devicePrograms is null) yield break;
        var parts = new SessionParts(type, devicePrograms, parameters, buffers, states, Length(states), probes, summary);
        var printer = new IlgpuPrinter(parts, tables, forcedTile, (code, method) => PrintTrainStep(code, method, "this"));
        yield return new SourceFile(type.FullName.Replace('+', '.') + ".Ilgpu.g.cs", printer.Print());
    }

    static long Length(IReadOnlyList<StoredTensor> tensors) =>
        tensors.Count == 0 ? 0 : tensors.Max(t => t.Offset + PlanMemory.Aligned(t.Layout.Length).Constant!.Value);

    string PrintSurface()
    {
        var code = Header();
        OpenType(code, type, ": global::NetGen.INetwork", summary.Documentation(type.Name));
        PrintMembers(code);
        PrintStore(code, "ParameterTable", parameters);
        PrintStore(code, "BufferTable", buffers);
        PrintSession(code);
        CloseType(code, type);
        return code.ToString();
    }

    void PrintMembers(CodeWriter code)
    {
        code.Lines($$"""
            global::NetGen.Runtime.NetworkCore? networkCore;
            Session? networkSession;
            bool networkDisposed;

            /// <summary>Where the initial weights and the random numbers of training come from; the same seed gives the same training.</summary>
            public ulong Seed { get; init; }

            global::NetGen.Runtime.NetworkCore NetworkCore
            {
                get
                {
                    global::System.ObjectDisposedException.ThrowIf(networkDisposed, this);
                    if (networkCore is null)
                    {
                        var core = new global::NetGen.Runtime.NetworkCore({{Identifiers.Text(type.Name)}}, ParameterTable, {{Length(parameters)}}, BufferTable, {{Length(buffers)}}, Seed);
                        if (global::System.Threading.Interlocked.CompareExchange(ref networkCore, core, null) is not null) core.Dispose();
                    }
                    return networkCore;
                }
            }

            Session OwnSession
            {
                get
                {
                    if (networkSession is null)
                    {
                        var session = new Session(NetworkCore, grows: true);
                        if (global::System.Threading.Interlocked.CompareExchange(ref networkSession, session, null) is not null) session.Dispose();
                    }
                    return networkSession;
                }
            }

            string global::NetGen.INetwork.Name => {{Identifiers.Text(type.Name)}};

            /// <summary>The weights: {{summary.ParameterCount:N0}} numbers, read and written by name.</summary>
            public global::NetGen.TensorStore Parameters => NetworkCore.Parameters;

            /// <summary>State that is saved but not trained, such as running statistics.</summary>
            public global::NetGen.TensorStore Buffers => NetworkCore.Buffers;

            /// <summary>The gradients that the last call of a loss left in the network's own session.</summary>
            public global::NetGen.TensorStore Gradients => OwnSession.Gradients;

            /// <summary>The parts of the parameters that the last gradients cover.</summary>
            public global::System.ReadOnlySpan<global::NetGen.ParameterRange> Trained => OwnSession.Trained;

            /// <summary>Starts the weights and buffers anew from a seed.</summary>
            public void Initialize(ulong seed) => NetworkCore.Initialize(seed);

            /// <summary>Writes weights and buffers as safetensors, under PyTorch's names and in its order.</summary>
            public void Save(string path) => global::NetGen.Checkpoint.Save(this, path);

            /// <summary>Reads what <see cref="Save"/> wrote; a file that does not fit changes nothing.</summary>
            public void Load(string path) => global::NetGen.Checkpoint.Load(this, path);

            /// <summary>A table of the layers: output shape, parameters, FLOPs and activation memory.</summary>
            public static string Summary() => {{Verbatim(summary.Table(type.Name))}};

            """);
        if (!type.MemberNames.Contains("ToString"))
            code.Line($"/// <inheritdoc/>").Line($"public override string ToString() => {Identifiers.Text($"{type.Name}: {summary.ParameterCount} parameters")};").Line();
        code.Lines("""
            /// <summary>Frees the native memory of the network and its own session.</summary>
            public void Dispose()
            {
                networkDisposed = true;
                networkSession?.Dispose();
                networkCore?.Dispose();
                networkSession = null;
                networkCore = null;
                global::System.GC.SuppressFinalize(this);
            }

            """);
        var dims = AllDims().ToArray();
        var capacities = string.Join(", ", dims.Select(d => $"int {d.Id}"));
        if (states.Count > 0)
            code.Line("/// <summary>Clears the state of the network's own session.</summary>").Line("public void ResetState() => OwnSession.ResetState();").Line();
        if (probes.Length > 0)
        {
            var shapes = programs.SelectMany(p => p.Probes).Select(v => $"<c>{Identifiers.Xml(v.Binding!)}</c> {v.Shape}").Distinct();
            code.Line($"/// <summary>The inner values that the last calls of the network's own session left: {string.Join(", ", shapes)}.</summary>");
            code.Line("public global::NetGen.ProbeStore Probes => OwnSession.Probes;").Line();
        }
        code.Line("/// <summary>Memory for another thread that runs this network at the same time, for dimensions up to the given ones.</summary>");
        foreach (var d in dims) code.Line($"/// <param name=\"{d.Id}\">The largest {d.Id} that the session will be called with.</param>");
        if (dims.Length > 0) code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A dimension is below its least value.</exception>");
        code.Open($"public Session CreateSession({capacities})");
        foreach (var d in dims) code.Line($"global::System.ArgumentOutOfRangeException.ThrowIfLessThan({d.Id}, {d.Min});");
        code.Line("var session = new Session(NetworkCore, grows: false);");
        code.Line($"session.Allocate({string.Join(", ", dims.Select(d => d.Id))});");
        code.Line("return session;");
        code.Close().Line();
        foreach (var program in programs)
        {
            var method = new CpuMethodPrinter(program, states, probes);
            method.PrintDocumentation(code, summary);
            code.Line($"public {method.ReturnType} {method.RunnableName}({method.Parameters}) => OwnSession.{method.RunnableName}({method.Arguments});").Line();
            if (program.IsTraining) PrintTrainStep(code, method, "this");
        }
    }

    void PrintTrainStep(CodeWriter code, MethodPrinter method, string network)
    {
        var single = programs.Count(p => p.IsTraining) == 1;
        var name = single ? "TrainStep" : "Train" + Identifiers.Pascal(method.Program.Method.Name);
        code.Line("/// <summary>One step of training: the loss of a batch, its gradients, and the update of the weights.</summary>");
        var spans = method.RequiredParameters;
        code.Open($"public float {name}({spans}{(spans.Length > 0 ? ", " : "")}global::NetGen.Optimizer optimizer{method.TrailingParameters})");
        code.Line($"var {method.LossLocal} = {method.RunnableName}({method.Arguments});");
        code.Line($"optimizer.Step({network});");
        code.Line($"return {method.LossLocal};");
        code.Close().Line();
    }

    IEnumerable<NamedDim> AllDims() => programs.SelectMany(p => p.Dims).GroupBy(d => d.Id).Select(g => g.First());

    static string Verbatim(string text) => "\"\"\"\n" + text.TrimEnd('\n') + "\n\"\"\"";

    static void PrintStore(CodeWriter code, string name, IReadOnlyList<StoredTensor> tensors)
    {
        code.Line($"static global::NetGen.TensorInfo[] {name} =>");
        code.Line("[");
        foreach (var t in tensors)
        {
            var init = t.Initialization.Value is { } start ? $"global::NetGen.Initializer.Constant({Identifiers.Float(start)})"
                : $"new(global::NetGen.Init.{t.Initialization.Kind}, {t.Initialization.FanIn}, {t.Initialization.FanOut})";
            code.Line($"    new({Identifiers.Text(t.Name)}, [{string.Join(", ", t.Shape.Dims)}], {t.Offset}, [{string.Join(", ", t.Layout.Axes.Select(a => a.Stride))}], {init}, {(t.Trained ? "true" : "false")}),");
        }
        code.Line("];").Line();
    }

    void PrintSession(CodeWriter code)
    {
        var dims = AllDims().ToArray();
        code.Line($"/// <summary>Activation memory and gradients for one thread that runs <see cref=\"{type.Name}\"/>; the weights are the network's.</summary>");
        code.Open("public sealed unsafe class Session : global::NetGen.Runtime.CpuSession");
        code.Lines("""
            readonly global::NetGen.Runtime.NetworkCore core;

            """);
        code.Line($"internal Session(global::NetGen.Runtime.NetworkCore core, bool grows) : base(core, grows{(states.Count > 0 ? $", {Length(states)}" : "")}{Names()}) => this.core = core;").Line();
        if (dims.Length > 0) code.Line($"nint {string.Join(", ", dims.Select(MethodPrinter.Capacity))};").Line();
        code.Open($"internal void Allocate({string.Join(", ", dims.Select(d => $"nint {d.Id}"))})");
        foreach (var program in programs)
            code.Line($"Reserve(new {ProgramPrinter.FrameName(program)} {{ {string.Join(", ", program.Dims.Select(d => $"{d.Id} = {d.Id}"))} }}.Plan(), creating: true);");
        foreach (var probe in programs.SelectMany(p => p.Probes)) code.Line($"{CpuMethodPrinter.Probed(probe, probes, creating: true)};");
        foreach (var d in dims) code.Line($"{MethodPrinter.Capacity(d)} = {d.Id};");
        code.Close().Line();
        foreach (var program in programs)
        {
            if (program.IsTraining) PrintTrained(code, parameters, program);
            var method = new CpuMethodPrinter(program, states, probes);
            method.PrintDocumentation(code, summary);
            method.PrintBody(code);
            if (program.IsTraining) PrintTrainStep(code, method, "this");
        }
        code.Close().Line();
    }

    string Names() => probes.Length == 0 ? "" : $", probes: [{string.Join(", ", probes.Select(Identifiers.Text))}]";

    /// <summary>The table of what a program trains.</summary>
    public static void PrintTrained(CodeWriter code, IReadOnlyList<StoredTensor> parameters, CompiledProgram program) => code
        .Line($"static readonly global::NetGen.ParameterRange[] trainedBy{program.Name} = [{string.Join(", ", Ranges(parameters, program).Select(r => $"new({r.Start}, {r.Length})"))}];").Line();

    /// <summary>The parts of the flat buffer that a program's gradients cover, neighbours joined.</summary>
    static List<(long Start, long Length)> Ranges(IReadOnlyList<StoredTensor> parameters, CompiledProgram program)
    {
        List<(long Start, long Length)> ranges = [];
        foreach (var p in parameters.Where(p => program.Trained.Contains(p.Name)).OrderBy(p => p.Offset))
        {
            var length = PlanMemory.Aligned(p.Layout.Length).Constant!.Value;
            if (ranges.Count > 0 && ranges[ranges.Count - 1] is var last && last.Start + last.Length == p.Offset) ranges[ranges.Count - 1] = (last.Start, last.Length + length);
            else ranges.Add((p.Offset, length));
        }
        return ranges;
    }

    string PrintKernels(TablePrinter tables)
    {
        var code = Header();
        OpenType(code, type, "", null);
        foreach (var program in programs) ProgramPrinter.PrintFrame(code, program);
        code.Line("/// <summary>The kernels, for registers of any width.</summary>");
        code.Open("static unsafe class Kernels<V> where V : struct, global::NetGen.Cpu.ISimd<V>");
        var kernels = new KernelPrinter([.. AllDims().Select(d => d.Id), .. programs.SelectMany(p => ProgramPrinter.Steps(p.Kernels)).Distinct()]);
        var parameterOffsets = parameters.ToDictionary(p => p.Name, p => p.Offset);
        var bufferOffsets = buffers.ToDictionary(p => p.Name, p => p.Offset);
        var stateOffsets = states.ToDictionary(p => p.Name, p => p.Offset);
        foreach (var program in programs)
            ProgramPrinter.PrintRun(code, kernels, program, new ValuePlaces(parameterOffsets, bufferOffsets, stateOffsets, tables, program.Plan));
        code.Lines(kernels.Stages.TrimEnd('\n'));
        code.Close();
        tables.Print(code);
        CloseType(code, type);
        return code.ToString();
    }

    internal static CodeWriter Header() => new CodeWriter().Lines("""
        // <auto-generated>Written by NetGen from the network's declaration.</auto-generated>
        #nullable enable

        """);

    internal static void OpenType(CodeWriter code, TypeTemplate type, string bases, string? documentation)
    {
        if (type.Namespace.Length > 0) code.Line($"namespace {type.Namespace};").Line();
        foreach (var container in type.Containers) code.Open(container);
        if (documentation is not null) code.Lines(documentation);
        code.Open($"{type.Keywords} {type.Name} {bases}".TrimEnd());
    }

    internal static void CloseType(CodeWriter code, TypeTemplate type)
    {
        code.Close();
        foreach (var _ in type.Containers) code.Close();
    }
}
