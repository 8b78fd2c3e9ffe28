using NetGen.Compiler.Emit.Cpu;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>What a network's session needs to know of its class.</summary>
sealed record SessionParts(
    TypeTemplate Type, IReadOnlyList<CompiledProgram> Programs, IReadOnlyList<StoredTensor> Parameters, IReadOnlyList<StoredTensor> Buffers,
    IReadOnlyList<StoredTensor> States, long StateLength, IReadOnlyList<string> Probes, NetworkSummary Summary)
{
    public IReadOnlyList<NamedDim> Dims { get; } = [.. Programs.SelectMany(p => p.Dims).GroupBy(d => d.Id).Select(g => g.First())];
}

/// <summary>Prints what a network needs to run on devices: a session with the methods of the CPU's, and the kernels behind it.</summary>
sealed class IlgpuPrinter(SessionParts parts, TablePrinter tables, Tile? forcedTile, Action<CodeWriter, MethodPrinter> printTrainStep)
{
    readonly IlgpuKernelPrinter kernelPrinter = new([.. parts.Dims.Select(d => d.Id), .. parts.Programs.SelectMany(p => ProgramPrinter.Steps(p.Kernels)).Distinct()], forcedTile);

    public string Print()
    {
        var code = NetworkPrinter.Header();
        NetworkPrinter.OpenType(code, parts.Type, "", null);
        PrintCreate(code);
        var printed = parts.Programs.ToDictionary(p => p, p => p.Kernels.Kernels.Where(k => k.Stages[0] is not SegmentStage).ToDictionary(k => k, kernelPrinter.Print));
        PrintSession(code, printed);
        PrintKernels(code);
        NetworkPrinter.CloseType(code, parts.Type);
        return code.ToString();
    }

    void PrintCreate(CodeWriter code)
    {
        var names = new Identifiers([.. parts.Dims.Select(d => d.Id)]);
        var (device, precision) = (names.Make("device"), names.Make("precision"));
        code.Line("/// <summary>Memory and kernels on a device, for dimensions up to the given ones; the first session brings the weights there.</summary>");
        code.Line($"/// <param name=\"{device}\">The device.</param>");
        foreach (var d in parts.Dims) code.Line($"/// <param name=\"{d.Id}\">The largest {d.Id} that the session will be called with.</param>");
        code.Line($"/// <param name=\"{precision}\">What the operands of products are rounded to.</param>");
        if (parts.Dims.Count > 0) code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A dimension is below its least value.</exception>");
        code.Line("/// <exception cref=\"global::NetGen.DeviceException\">The device has too little memory, has not the precision, or cannot run the kernels.</exception>");
        code.Open($"public IlgpuSession CreateSession(global::NetGen.IlgpuDevice {device}{string.Concat(parts.Dims.Select(d => $", int {d.Id}"))}, global::NetGen.Precision {precision} = global::NetGen.Precision.Float32)");
        foreach (var d in parts.Dims) code.Line($"global::System.ArgumentOutOfRangeException.ThrowIfLessThan({d.Id}, {d.Min});");
        code.Line($"return new IlgpuSession({device}, NetworkCore, {precision}{string.Concat(parts.Dims.Select(d => $", {d.Id}"))});");
        code.Close().Line();
    }

    void PrintSession(CodeWriter code, IReadOnlyDictionary<CompiledProgram, Dictionary<Kernel, PrintedKernel>> printed)
    {
        code.Line($"/// <summary>Runs <see cref=\"{parts.Type.Name}\"/> on a device: activations and gradients are the session's, the weights those of all its sessions there.</summary>");
        code.Open("public sealed class IlgpuSession : global::NetGen.Ilgpu.IlgpuSessionBase");
        code.Line("readonly IlgpuKernels kernels;");
        if (parts.Dims.Count > 0) code.Line($"readonly long {string.Join(", ", parts.Dims.Select(MethodPrinter.Capacity))};");
        code.Line();
        var places = parts.Programs.ToDictionary(p => p, p => new IlgpuPlaces(Offsets(parts.Parameters), Offsets(parts.Buffers), Offsets(parts.States), tables, p.Plan));
        PrintConstructor(code);
        foreach (var program in parts.Programs)
        {
            var method = new IlgpuMethodPrinter(program, parts.States, parts.Probes, places[program]);
            if (program.IsTraining) NetworkPrinter.PrintTrained(code, parts.Parameters, program);
            method.PrintDocumentation(code, parts.Summary);
            method.PrintBody(code);
            if (program.IsTraining) printTrainStep(code, method);
        }
        foreach (var program in parts.Programs)
        {
            var printer = new IlgpuProgramPrinter(program, places[program], printed[program]);
            printer.PrintPlan(code);
            printer.PrintRun(code);
        }
        code.Close().Line();
    }

    static Dictionary<string, long> Offsets(IReadOnlyList<StoredTensor> tensors) => tensors.ToDictionary(t => t.Name, t => t.Offset);

    void PrintConstructor(CodeWriter code)
    {
        var names = parts.Probes.Count == 0 ? "" : $", [{string.Join(", ", parts.Probes.Select(Identifiers.Text))}]";
        var locals = new Identifiers([.. parts.Dims.Select(d => d.Id)]);
        var (device, core, precision) = (locals.Make("device"), locals.Make("core"), locals.Make("precision"));
        code.Line($"internal IlgpuSession(global::NetGen.IlgpuDevice {device}, global::NetGen.Runtime.NetworkCore {core}, global::NetGen.Precision {precision}{string.Concat(parts.Dims.Select(d => $", long {d.Id}"))})");
        code.Open($"    : base({device}, {core}, {parts.StateLength}, {precision}{names})");
        code.Open("try");
        code.Line($"this.kernels = {device}.Kernels({precision}, static (opened, chosen) => new IlgpuKernels(opened, chosen));");
        foreach (var d in parts.Dims) code.Line($"{MethodPrinter.Capacity(d)} = {d.Id};");
        List<string> lengths = [];
        for (var i = 0; i < parts.Programs.Count; i++)
        {
            var program = parts.Programs[i];
            var plan = locals.Make($"plan{i}");
            code.Line($"var {plan} = {IlgpuProgramPrinter.NewPlan(program)};");
            code.Line($"{plan}.LayOut(this);");
            lengths.Add($"{plan}.ArenaLength");
        }
        code.Line($"this.Allocate({lengths.DefaultIfEmpty("0").Aggregate((a, b) => $"global::System.Math.Max({a}, {b})")});");
        code.Close();
        code.Open("catch").Line("this.Dispose();").Line("throw;").Close();
        code.Close().Line();
    }

    void PrintKernels(CodeWriter code)
    {
        code.Line("/// <summary>The kernels as the device has compiled them.</summary>");
        code.Open("sealed class IlgpuKernels");
        foreach (var method in kernelPrinter.All) code.Line($"public global::System.Action<{TypesOf(method, "global::ILGPU.KernelConfig, ")}> {method.Name} = null!;");
        for (var i = 0; i < tables.Count; i++) code.Line($"public readonly global::ILGPU.ArrayView<float> Table{i};");
        code.Line();
        code.Open("public IlgpuKernels(global::NetGen.IlgpuDevice device, global::NetGen.Precision precision)");
        for (var i = 0; i < tables.Count; i++) code.Line($"Table{i} = device.Keep({TablePrinter.Span(i)});");
        code.Line($"device.Compile({Identifiers.Text(parts.Type.Name)},");
        code.Line("[");
        foreach (var method in kernelPrinter.All)
            code.Line($"    () => {method.Name} = global::ILGPU.Runtime.KernelLoaders.LoadStreamKernel<{TypesOf(method)}>(device.Accelerator, {Method(method)}),");
        code.Line("]);");
        code.Close().Close().Line();
        code.Line("/// <summary>The kernels as ILGPU reads them.</summary>");
        code.Open("static unsafe class IlgpuMethods");
        code.Lines(kernelPrinter.Methods.TrimEnd('\n'));
        code.Close().Line();
    }

    static string Method(KernelMethod method)
    {
        var plain = $"IlgpuMethods.{method.Name}";
        if (!method.HasPrecisions) return plain;
        var others = new[] { ProductPrecision.TensorFloat32, ProductPrecision.BFloat16 }.Select(p => $"global::NetGen.Precision.{p} => {plain}{p}, ");
        return $"precision switch {{ {string.Concat(others)}_ => {plain} }}";
    }

    static string TypesOf(KernelMethod method, string first = "") => first + string.Join(", ", method.Packing.Parameters.Select(p => p.Type));
}
