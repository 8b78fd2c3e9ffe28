using NetGen.Compiler.Emit.Cpu;
using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Emit;

/// <summary>Prints a runnable overload: it reads the dimensions off the spans, checks them, fills the frame and runs the kernels.</summary>
sealed class MethodPrinter(CompiledProgram program, IReadOnlyList<StoredTensor> states, IReadOnlyList<string> probes)
{
    readonly RunnableMethod method = program.Method;

    // Locals of the printed body make way for the user's names.
    readonly Identifiers locals = new([.. program.Method.Parameters.Concat(program.Method.Results).Select(p => p.Name), .. program.Dims.Select(d => d.Id)]);
    readonly Dictionary<string, string> pointers = [];

    public CompiledProgram Program => program;

    public string RunnableName => Identifiers.Clean(method.Name) + (program.IsTraining ? "AndGradients" : "");

    bool ReturnsNumber => method.Kind == MethodKind.Loss;

    public string ReturnType => ReturnsNumber ? "float" : "void";

    /// <summary>Dimensions that the lengths of the inputs do not determine.</summary>
    IEnumerable<NamedDim> Free => Determinations.Where(d => d.Input is null).Select(d => d.Dim);

    public string RequiredParameters => string.Join(", ", Spans());

    public string TrailingParameters => string.Concat(Free.Select(d => $", int {d.Id}"));

    public string Parameters => string.Join(", ", Spans().Concat(Free.Select(d => $"int {d.Id}")));

    public string Arguments => string.Join(", ", method.Parameters.Select(p => Name(p)).Concat(ReturnsNumber ? [] : method.Results.Select(Name)).Concat(Free.Select(d => d.Id)));

    static string Name(RunnableParameter p) => Identifiers.Clean(p.Name);

    IEnumerable<string> Spans() => Signature(method);

    public static IEnumerable<string> Signature(RunnableMethod method) =>
        method.Parameters.Select(p => p.IsScalar ? $"{p.Element} {Name(p)}" : $"global::System.ReadOnlySpan<{p.Element}> {Name(p)}")
            .Concat(method.Kind == MethodKind.Loss ? [] : method.Results.Select(r => $"global::System.Span<{r.Element}> {Name(r)}"));

    /// <summary>
    /// Where each dimension comes from: the length of an input, given those before it in the list, or an argument when the lengths do not
    /// determine it.
    /// </summary>
    IReadOnlyList<(NamedDim Dim, RunnableParameter? Input, Dim? Unit)> Determinations => field ??= Determine();

    List<(NamedDim Dim, RunnableParameter? Input, Dim? Unit)> Determine()
    {
        List<(NamedDim Dim, RunnableParameter? Input, Dim? Unit)> known = [];
        var open = program.Dims.ToList();
        // A length tells nothing about a dimension beside an empty one, so such a length is the last choice.
        while ((Next(Dim.IsPositive) ?? Next(_ => true)) is { } found)
        {
            known.Add(found);
            open.Remove(found.Dim);
        }
        known.AddRange(open.Select(d => (d, (RunnableParameter?)null, (Dim?)null)));
        return known;

        (NamedDim Dim, RunnableParameter? Input, Dim? Unit)? Next(Func<Dim, bool> takes) =>
            open.SelectMany(d => FromLengths(d, known.Select(k => k.Dim.Id)).Where(f => takes(f.Unit))
                .Select(f => ((NamedDim, RunnableParameter?, Dim?)?)(d, f.Input, f.Unit))).FirstOrDefault();
    }

    IEnumerable<(RunnableParameter Input, Dim Unit)> FromLengths(NamedDim dim, IEnumerable<string> known)
    {
        foreach (var p in method.Parameters.Where(p => !p.IsScalar && p.Shape is not null))
        {
            var size = p.Shape!.Size;
            if (size.Coefficient(dim) is { } unit && !unit.Is(0) && size.Equals(unit * Dim.Of(dim)) && unit.Names.All(n => known.Contains(n.Id)))
                yield return (p, unit);
        }
    }

    public void PrintDocumentation(CodeWriter code, NetworkSummary summary)
    {
        var what = program.IsTraining ? "The loss of a batch in training form; leaves its gradients in <see cref=\"Gradients\"/>."
            : method.Kind == MethodKind.Loss ? "The loss of a batch in inference form." : "Runs the network in inference form.";
        code.Line($"/// <summary>{what}</summary>");
        foreach (var p in method.Parameters.Concat(ReturnsNumber ? [] : method.Results))
            code.Line($"/// <param name=\"{p.Name}\">{(p.IsScalar ? "A number." : $"{p.Shape}{(p.Element == "int" ? " of indices" : "")}.")}</param>");
        foreach (var d in Free) code.Line($"/// <param name=\"{d.Id}\">The dimension {d.Id}.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or an index is out of range; nothing is changed.</exception>");
        code.Line("/// <exception cref=\"global::System.InvalidOperationException\">Another thread runs this session, or a dimension is larger than the session.</exception>");
    }

    /// <summary>The field of a session that holds the largest value it was created for.</summary>
    public static string Capacity(NamedDim dim) => "capacity" + dim.Id;

    /// <summary>The local that holds the loss.</summary>
    public string LossLocal => field ??= locals.Make("loss");

    /// <summary>The local that points to an argument, or to its copy if it is a number.</summary>
    string Pointer(RunnableParameter p) => pointers.TryGetValue(p.Name, out var name) ? name : pointers[p.Name] = locals.Make(p.Name + (p.IsScalar ? "Value" : "Pointer"));

    public void PrintBody(CodeWriter code)
    {
        code.Open($"public {ReturnType} {RunnableName}({Parameters})");
        var (call, loss, f) = (locals.Make("call"), LossLocal, locals.Make("f"));
        code.Line($"using var {call} = Enter();");
        PrintChecks(code);
        foreach (var dim in program.Dims) code.Line($"CheckCapacity({dim.Id}, {Capacity(dim)}, {Identifiers.Text(dim.Id)});");
        var inputs = ProgramPrinter.Arguments(program).ToArray();
        if (ReturnsNumber) code.Line($"float {loss} = 0;");
        foreach (var p in method.Parameters.Where(p => p.IsScalar)) code.Line($"{p.Element} {Pointer(p)} = {Name(p)};");
        var spans = method.Parameters.Where(p => !p.IsScalar && !p.IsMask).Concat(ReturnsNumber ? [] : method.Results).ToArray();
        foreach (var group in spans.GroupBy(s => s.Element))
            code.Line($"fixed ({group.Key}* {string.Join(", ", group.Select(s => $"{Pointer(s)} = {Name(s)}"))})");
        code.Open("");
        code.Open($"var {f} = new {ProgramPrinter.FrameName(program)}");
        foreach (var d in program.Dims) code.Line($"{d.Id} = {d.Id},");
        code.Line("Parameters = this.core.Parameters.Pointer,");
        if (program.IsTraining) code.Line("Gradients = this.Gradients.Pointer,");
        code.Line("Buffers = this.core.Buffers.Pointer,");
        if (program.UpdatesBuffers) code.Line("NextBuffers = PrepareBuffers(),");
        if (program.UsesStates) code.Line("States = this.States, NextStates = this.NextStates,");
        if (program.UsesRandom) code.Line("RandomKey = NextRandomKey(),");
        foreach (var value in inputs.Where(v => !IsMask(v))) code.Line($"{ValuePlaces.Field(value)} = {PointerTo(value, loss)},");
        code.Close(";");
        code.Line($"{f}.Arena = Reserve({f}.Plan());");
        foreach (var value in inputs.Where(IsMask))
            code.Line($"{f}.{ValuePlaces.Field(value)} = global::NetGen.Runtime.Arguments.CopyMask({Name(ParameterOf(value))}, {f}.Arena + {f}.{ProgramPrinter.MaskPlace(value)});");
        code.Open("switch (global::NetGen.Cpu.SimdWidth.Current)");
        code.Line($"case 512: Kernels<global::NetGen.Cpu.Simd512>.{program.Name}(&{f}); break;");
        code.Line($"case 256: Kernels<global::NetGen.Cpu.Simd256>.{program.Name}(&{f}); break;");
        code.Line($"default: Kernels<global::NetGen.Cpu.Simd128>.{program.Name}(&{f}); break;");
        code.Close().Close();
        if (program.UpdatesBuffers) code.Line("CommitBuffers();");
        foreach (var state in states.Where(s => program.ReplacedStates.Contains(s.Name)))
            code.Line($"CommitState({state.Offset}, {state.Layout.Length});");
        if (program.IsTraining)
        {
            code.Line("this.Gradients.MarkChanged();");
            code.Line($"SetTrained(trainedBy{program.Name});");
        }
        if (ReturnsNumber) code.Line($"return {loss};");
        code.Close().Line();
    }

    RunnableParameter ParameterOf(Value value) => method.Parameters.Concat(method.Results).First(p => p.Name == value.Binding);

    bool IsMask(Value value) => value.Storage == Storage.Input && ParameterOf(value).IsMask;

    string PointerTo(Value value, string loss)
    {
        if (value.Storage == Storage.Result && ReturnsNumber) return "&" + loss;
        if (value.Storage == Storage.Probe) return Probed(value, probes);
        var p = ParameterOf(value);
        return (p.IsScalar ? "&" : "") + Pointer(p);
    }

    /// <summary>The memory of a probe, as long as this call needs it.</summary>
    public static string Probed(Value value, IReadOnlyList<string> probes, bool creating = false) =>
        $"Probed({probes.ToList().IndexOf(value.Binding!)}, {Long(value.Shape.Size)}{(creating ? ", creating: true" : "")})";

    void PrintChecks(CodeWriter code)
    {
        HashSet<string> inferred = [];
        foreach (var (dim, input, unit) in Determinations)
        {
            if (input is null)
            {
                code.Line($"global::NetGen.Runtime.Arguments.CheckDimension({dim.Id}, nameof({dim.Id}), {Identifiers.Text(dim.Id)}, {dim.Min}, {dim.Max}, {dim.Multiple});");
                continue;
            }
            var bounds = (dim.Min, dim.Max, dim.Multiple) is (1, 0, 1) ? "" : $", {dim.Min}, {dim.Max}, {dim.Multiple}";
            inferred.Add(input.Name);
            code.Line($"var {dim.Id} = global::NetGen.Runtime.Arguments.Infer({Name(input)}.Length, {Long(unit!)}, nameof({Name(input)}), {Identifiers.Text(input.Shape!.ToString())}, {Identifiers.Text(dim.Id)}{bounds});");
        }
        foreach (var p in method.Parameters.Concat(ReturnsNumber ? [] : method.Results).Where(p => !p.IsScalar && !inferred.Contains(p.Name)))
        {
            var dim = p.Shape!.Size.Names.FirstOrDefault();
            code.Line($"global::NetGen.Runtime.Arguments.CheckLength({Name(p)}.Length, {Long(p.Shape.Size)}, nameof({Name(p)}), {Identifiers.Text(p.Shape.ToString())}, {Identifiers.Text(dim?.Id ?? "")}, {dim?.Id ?? "0"});");
        }
        foreach (var bound in program.IndexBounds)
        {
            if (method.Parameters.FirstOrDefault(p => p.Name == bound.Input) is { } p)
                code.Line($"global::NetGen.Runtime.Arguments.{(p.IsScalar ? "CheckIndex" : "CheckIndices")}({Name(p)}, {bound.Count}, nameof({Name(p)}){(bound.Except is { } e ? $", {e}" : "")});");
        }
        foreach (var guard in program.Guards)
            code.Line($"if ({Long(guard.NonNegative)} < 0) throw new global::System.ArgumentException({Identifiers.Text(guard.Message)});");
    }

    /// <summary>A size in 64-bit arithmetic: the first factor of each term is made long.</summary>
    static string Long(Dim size) => size.Constant is not null ? size.ToString() : size.Substitute(a => Dim.Of(new Printed($"(long){a.Text}"))).ToString();
}
