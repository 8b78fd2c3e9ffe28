using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Emit;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler;

/// <summary>Settings of a compilation that come from the project.</summary>
/// <param name="Dump">Also write every representation as text.</param>
/// <param name="Ilgpu">Also print kernels for ILGPU's devices: the project has its runtime.</param>
public sealed record CompilerOptions(bool Dump = false, bool Ilgpu = false)
{
    /// <summary>False stores every value of the graph: what fusion is compared with.</summary>
    internal bool Fused { get; init; } = true;

    /// <summary>False gives every value memory of its own: what planning is compared with.</summary>
    internal bool ReuseMemory { get; init; } = true;

    /// <summary>The tile of every product on a device, whatever its size: for tests, whose products are small.</summary>
    internal Emit.Ilgpu.Tile? ForcedTile { get; init; }

    /// <summary>Where the times of the phases are collected, if at all.</summary>
    internal PhaseTimes? Times { get; init; }
}

/// <summary>A generated file.</summary>
public sealed record SourceFile(string HintName, string Text);

/// <summary>What a network compiles to; with issues of severity error, the files hold stubs that keep the rest of the program compiling.</summary>
public sealed record CompiledNetwork(EquatableArray<Issue> Issues, EquatableArray<SourceFile> Files)
{
    /// <summary>An internal error behind the checks, which the analyzer therefore does not see.</summary>
    public Issue? Failure { get; init; }
}

/// <summary>The whole way from templates to source, and the part of it that the analyzer runs.</summary>
public static class NetworkCompiler
{
    /// <summary>Compiles a network; never throws: an internal error becomes an issue.</summary>
    /// <param name="network">The network.</param>
    /// <param name="blocks">The templates of all classes that the network mentions, itself not included.</param>
    /// <param name="options">Settings of the project.</param>
    public static CompiledNetwork Compile(TypeTemplate network, EquatableArray<TypeTemplate> blocks, CompilerOptions options)
    {
        using var culture = new InvariantCulture();
        var issues = Check(network, blocks, options.Times, out var evaluated);
        // A part of a class that is not partial would be an error of its own, which hides what the analyzer says.
        if (network.IsClosed || network.Issues.Any(i => i.Rule == Rule.NotPartial.Id)) return new(issues, []);
        if (evaluated is null || issues.Any(i => Rule.Get(i.Rule).Severity == Severity.Error)) return new(issues, [StubPrinter.Print(network, options.Ilgpu)]);
        try
        {
            return new(issues, [.. Emit(network, evaluated, options)]);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(issues, [StubPrinter.Print(network, options.Ilgpu)]) { Failure = InternalError(network, e) };
        }
    }

    /// <summary>Checks a network as <see cref="Compile"/> does, without generating anything.</summary>
    public static EquatableArray<Issue> Check(TypeTemplate network, EquatableArray<TypeTemplate> blocks)
    {
        using var culture = new InvariantCulture();
        return Check(network, blocks, null, out _);
    }

    static EquatableArray<Issue> Check(TypeTemplate network, EquatableArray<TypeTemplate> blocks, PhaseTimes? times, out EvaluatedNetwork? evaluated)
    {
        evaluated = null;
        EquatableArray<Issue> read = [.. network.Issues, .. blocks.SelectMany(b => b.Issues)];
        if (read.Any(i => Rule.Get(i.Rule).Severity == Severity.Error)) return read;
        try
        {
            evaluated = Evaluator.Run(network, blocks, times);
            return [.. read, .. evaluated.Issues];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return [.. read, InternalError(network, e)];
        }
    }

    static Issue InternalError(TypeTemplate network, Exception e) =>
        new(Rule.Internal.Id, [network.Name, $"{e.GetType().Name}: {e.Message}"], [new Site(network.FullName, "", 0)]);

    /// <summary>Generates the files of a network without errors.</summary>
    internal static IEnumerable<SourceFile> Emit(TypeTemplate type, EvaluatedNetwork network, CompilerOptions options)
    {
        var forms = Forms(network).ToArray();
        var stages = Stages(forms, options);
        var layouts = options.Times.Measure("layouts", () => ChooseLayouts.Run(stages));
        CompiledProgram[] programs = [.. forms.Select((f, i) => Program(f, stages[i], layouts, GridPolicy.Cpu, options))];
        var devicePrograms = options.Ilgpu ? DevicePrograms(forms, layouts, options) : null;
        var parameters = Store(network.Parameters.Select(p => (p.Name, p.Shape, p.Initialization)), layouts, name => programs.Any(p => p.Trained.Contains(name)));
        var buffers = Store(network.Buffers.Select(b => (b.Name, b.Shape, b.Initialization)), new Dictionary<string, Layout>(), _ => false);
        var states = Store(network.States.Select(s => (s.Name, s.Shape, s.Initialization)), new Dictionary<string, Layout>(), _ => false);
        var printer = new NetworkPrinter(type, programs, parameters, buffers, states, new NetworkSummary(network.Layers, parameters, programs), devicePrograms, options.ForcedTile);
        foreach (var file in options.Times.Measure("print", () => printer.Print().ToArray())) yield return file;
        if (!options.Dump) yield break;
        var prefix = type.FullName.Replace('+', '.');
        yield return new SourceFile($"{prefix}.dump.g.cs", Comment("template", TemplateText.Of(type)) + Comment("layouts", LayoutText(parameters)));
        for (var i = 0; i < forms.Length; i++)
        {
            if (devicePrograms is not null)
            {
                yield return new SourceFile($"{prefix}.{programs[i].Name}.Ilgpu.dump.g.cs",
                    Comment("kernels", KernelText.Print(devicePrograms[i].Kernels)) + Comment("memory", PlanText(devicePrograms[i].Plan)));
            }
            yield return new SourceFile($"{prefix}.{programs[i].Name}.dump.g.cs",
                Comment("graph", GraphText.Print(forms[i].Graph)) + Comment("kernels", KernelText.Print(programs[i].Kernels)) + Comment("memory", PlanText(programs[i].Plan)));
        }
    }

    /// <summary>Kernels turn values into local ones, so a device's have values of their own, in the same layouts: the weights are shared.</summary>
    static CompiledProgram[] DevicePrograms(Form[] forms, IReadOnlyDictionary<string, Layout> layouts, CompilerOptions options)
    {
        IReadOnlyList<Stage>[] stages = [.. Stages(forms, options).Select(SegmentScatters.Run).Select(s => options.Fused ? HoistMaps.Run(SplitDepth.Run(s)) : s)];
        return [.. forms.Select((f, i) => Program(f, stages[i], layouts, GridPolicy.Gpu, options))];
    }

    /// <summary>What devices run of a network without errors, for those who look at the plan rather than at code.</summary>
    internal static IReadOnlyList<CompiledProgram> DevicePrograms(EvaluatedNetwork network, CompilerOptions options)
    {
        var forms = Forms(network).ToArray();
        return DevicePrograms(forms, ChooseLayouts.Run(Stages(forms, options)), options);
    }

    static string LayoutText(IEnumerable<StoredTensor> tensors) => string.Concat(tensors.Select(t => $"{t.Name} {t.Shape} at {t.Offset}, strides {t.Layout}\n"));

    static string PlanText(MemoryPlan plan) => string.Concat(plan.Slots.Select(s =>
        $"slot {s.Number} [{string.Join(" | ", s.Sizes.Select(d => d.ToString()))}]: {string.Join(", ", plan.Assignment.Where(a => a.Value == s.Number).Select(a => a.Key.Name))}\n"));

    static string Comment(string title, string text) => $"/* {title}\n{text.Replace("*/", "* /")}*/\n";

    sealed record Form(string Name, EvaluatedMethod Method, Graph Graph, bool IsTraining);

    static IEnumerable<Form> Forms(EvaluatedNetwork network)
    {
        // Overloads have one name, but each a frame and kernels of its own.
        var names = new Identifiers();
        foreach (var method in network.Methods)
        {
            var name = Identifiers.Pascal(method.Name);
            yield return new Form(names.Make(name), method, method.Inference, false);
            if (method.Training is { } training) yield return new Form(names.Make(name + "AndGradients"), method, training, true);
        }
    }

    static IReadOnlyList<Stage>[] Stages(Form[] forms, CompilerOptions options) =>
        options.Times.Measure("fuse", () => forms.Select(f => Fuse.Run(f.Graph, options.Fused)).ToArray());

    static CompiledProgram Program(
        Form form, IReadOnlyList<Stage> stages, IReadOnlyDictionary<string, Layout> layouts, GridPolicy policy, CompilerOptions options)
    {
        ChooseLayouts.Assign(stages, layouts);
        var kernels = options.Times.Measure("kernels", () => policy.Refine(FormKernels.Run(form.Name, stages, policy, options.Fused)));
        var plan = options.Times.Measure("memory", () => PlanMemory.Run(kernels, options.ReuseMemory));
        var method = form.Method;
        return new CompiledProgram(
            form.Name,
            new RunnableMethod(method.Name, method.Kind,
                [.. method.Inputs.Select(i => new RunnableParameter(i.Name, i.Type, i.Shape))],
                [.. method.Results.Select(r => new RunnableParameter(r.Name, r.Type == ElementType.Int32 ? ValueType.Labels : ValueType.Tensor, r.Shape))]),
            form.IsTraining, kernels, plan, method.IndexBounds, method.Guards, method.Dims,
            form.IsTraining ? method.Trained : [],
            form.Graph.Outputs.Any(o => o.Kind == OutputKind.Buffer),
            form.Graph.Nodes.Any(n => n.Op is Uniform));
    }

    static StoredTensor[] Store(IEnumerable<(string Name, Shape Shape, Initialization Init)> tensors, IReadOnlyDictionary<string, Layout> layouts, Func<string, bool> isTrained)
    {
        List<StoredTensor> stored = [];
        long offset = 0;
        foreach (var (name, shape, init) in tensors)
        {
            var layout = layouts.TryGetValue(name, out var chosen) ? chosen : Layout.RowMajor(shape);
            stored.Add(new StoredTensor(name, shape, layout, offset, init, isTrained(name)));
            offset += PlanMemory.Aligned(layout.Length).Constant!.Value;
        }
        return [.. stored];
    }
}
