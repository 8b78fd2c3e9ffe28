using NetGen.Compiler.Emit.Cpu;
using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Emit;

/// <summary>Prints a runnable overload: it reads the dimensions off the spans, checks them, and runs the kernels of a kind of machine.</summary>
abstract class MethodPrinter(CompiledProgram program, IReadOnlyList<StoredTensor> states)
{
    readonly RunnableMethod method = program.Method;

    // Locals of the printed body make way for the user's names.
    readonly Identifiers locals = new([.. program.Method.Parameters.Concat(program.Method.Results).Select(p => p.Name), .. program.Dims.Select(d => d.Id)]);
    readonly Dictionary<string, string> made = [];

    public CompiledProgram Program => program;

    public string RunnableName => Identifiers.Clean(method.Name) + (program.IsTraining ? "AndGradients" : "");

    protected RunnableMethod Method => method;

    protected bool ReturnsNumber => method.Kind == MethodKind.Loss;

    public string ReturnType => ReturnsNumber ? "float" : "void";

    /// <summary>Dimensions that the lengths of the inputs do not determine.</summary>
    IEnumerable<NamedDim> Free => Determinations.Where(d => d.Input is null).Select(d => d.Dim);

    public string RequiredParameters => string.Join(", ", Spans());

    public string TrailingParameters => string.Concat(Free.Select(d => $", int {d.Id}"));

    public string Parameters => string.Join(", ", Spans().Concat(Free.Select(d => $"int {d.Id}")));

    public string Arguments => string.Join(", ", method.Parameters.Select(p => Name(p)).Concat(ReturnsNumber ? [] : method.Results.Select(Name)).Concat(Free.Select(d => d.Id)));

    protected static string Name(RunnableParameter p) => Identifiers.Clean(p.Name);

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
    public string LossLocal => Local("loss");

    /// <summary>A local of the printed body, the same for the same wish.</summary>
    protected string Local(string wish) => made.TryGetValue(wish, out var name) ? name : made[wish] = locals.Make(wish);

    /// <summary>The method: it checks what it was given, runs the program, and takes over what it left.</summary>
    public void PrintBody(CodeWriter code)
    {
        code.Open($"public {ReturnType} {RunnableName}({Parameters})");
        code.Line($"using var {Local("call")} = Enter();");
        PrintChecks(code);
        foreach (var dim in program.Dims) code.Line($"CheckCapacity({dim.Id}, {Capacity(dim)}, {Identifiers.Text(dim.Id)});");
        PrintRun(code);
        if (program.UpdatesBuffers) code.Line("CommitBuffers();");
        foreach (var state in states.Where(s => program.ReplacedStates.Contains(s.Name)))
            code.Line($"CommitState({state.Offset}, {state.Layout.Length});");
        if (program.IsTraining) code.Line($"SetTrained(trainedBy{program.Name});");
        if (ReturnsNumber) code.Line($"return {LossLocal};");
        code.Close().Line();
    }

    /// <summary>The part between the checks and what is taken over: it sets the loss, if there is one.</summary>
    protected abstract void PrintRun(CodeWriter code);

    protected RunnableParameter ParameterOf(Value value) => method.Parameters.Concat(method.Results).First(p => p.Name == value.Binding);

    protected bool IsMask(Value value) => value.Storage == Storage.Input && ParameterOf(value).IsMask;

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
    protected static string Long(Dim size) => size.Constant is not null ? size.ToString() : size.Substitute(a => Dim.Of(new Printed($"(long){a.Text}"))).ToString();
}
