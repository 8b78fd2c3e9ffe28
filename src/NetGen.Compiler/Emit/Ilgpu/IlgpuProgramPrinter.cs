using NetGen.Compiler.Emit.Cpu;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>Prints a program for a device: the plan of its memory, and the method that launches its kernels in order.</summary>
sealed class IlgpuProgramPrinter(CompiledProgram program, IlgpuPlaces places, IReadOnlyDictionary<Kernel, PrintedKernel> kernels)
{
    readonly PrintedKernel[] printed = [.. program.Kernels.Kernels.Where(kernels.ContainsKey).Select(k => kernels[k])];

    public static string PlanName(CompiledProgram program) => program.Name + "Plan";

    /// <summary>A plan for the dimensions in scope, as C#.</summary>
    public static string NewPlan(CompiledProgram program) =>
        $"new {PlanName(program)}{(program.Dims.Count == 0 ? "()" : $" {{ {string.Join(", ", program.Dims.Select(d => $"{d.Id} = {d.Id}"))} }}")}";

    /// <summary>A struct of dimensions and places in the session's memory.</summary>
    public void PrintPlan(CodeWriter code)
    {
        code.Line($"/// <summary>Where <c>{program.Name}</c> has its arguments and activations, in floats from the begin of the session's memory.</summary>");
        code.Open($"struct {PlanName(program)}");
        if (program.Dims.Count > 0) code.Line($"public long {string.Join(", ", program.Dims.Select(d => d.Id))};");
        var arguments = ProgramPrinter.Arguments(program).ToArray();
        var scratch = printed.Where(k => k.ScratchLength is not null).ToArray();
        string[] fields =
        [
            .. arguments.Select(places.Place), .. program.Plan.Slots.Select(s => $"Slot{s.Number}"),
            .. scratch.Length > 0 ? ["ScratchStart", "ScratchLength"] : Array.Empty<string>(), "ArenaLength",
        ];
        code.Line($"public long {string.Join(", ", fields)};").Line();
        code.Open($"public void LayOut(IlgpuSession session)");
        code.Line("long length = 0;");
        foreach (var value in arguments) PrintPlace(code, places.Place(value), $"{value.Name} {value.Shape}", value.Shape.Size.ToString());
        var held = program.Kernels.Values.Where(program.Plan.Assignment.ContainsKey).ToLookup(v => program.Plan.Assignment[v]);
        foreach (var slot in program.Plan.Slots)
        {
            PrintPlace(code, $"Slot{slot.Number}", string.Join(", then ", held[slot.Number].Select(v => $"{v.Name} {v.Shape}")),
                slot.Sizes.Select(s => s.ToString()).Aggregate((a, b) => $"global::System.Math.Max({a}, {b})"));
        }
        // Kernels run one after the other, so one memory serves them all.
        if (scratch.Length > 0) code.Line("ScratchStart = length;");
        foreach (var kernel in scratch)
            code.Line($"ScratchLength = global::System.Math.Max(ScratchLength, session.ScratchFloats({kernel.Units}, {kernel.Lanes}, {kernel.ScratchLength}));");
        code.Line($"ArenaLength = length{(scratch.Length > 0 ? " + ScratchLength" : "")};");
        code.Close().Close().Line();
    }

    static void PrintPlace(CodeWriter code, string field, string comment, string size)
    {
        code.Line($"// {comment}");
        code.Line($"{field} = length;");
        code.Line($"length += Aligned({size});");
    }

    public void PrintRun(CodeWriter code)
    {
        code.Open($"void Run(in {PlanName(program)} f{(program.UsesRandom ? ", ulong randomKey" : "")})");
        foreach (var dim in program.Dims.Where(IsUsed)) code.Line($"long {dim.Id} = f.{dim.Id};");
        PrintPhases(code, program.Kernels.Phases);
        code.Close().Line();
    }

    bool IsUsed(NamedDim dim) =>
        printed.Any(k => k.Units.Names.Contains(dim) || k.Numbers.Contains(dim.Id) || k.ScratchLength?.Names.Contains(dim) == true || k.Values.Any(IsIn(dim)))
        || program.Kernels.Kernels.Any(k => k.Loops.Any(l => l.Extent.Names.Contains(dim))
            || k.Stages.OfType<SegmentStage>().Any(s => s.Count.Names.Contains(dim) || new[] { s.Target, s.Row.Value }.Any(IsIn(dim))));

    static Func<Value, bool> IsIn(NamedDim dim) => v => v.Layout.Length.Names.Contains(dim) || v.Start.Names.Contains(dim);

    void PrintPhases(CodeWriter code, IReadOnlyList<Phase> phases)
    {
        foreach (var phase in phases)
        {
            foreach (var kernel in phase.Kernels)
            {
                if (kernel.Stages[0] is SegmentStage segments) PrintSort(code, segments);
                else PrintLaunch(code, kernels[kernel]);
            }
            foreach (var loop in phase.Loops)
            {
                code.Open($"for (long {loop.Step.Id} = 0; {loop.Step.Id} < {loop.Step.Extent}; {loop.Step.Id}++)");
                PrintPhases(code, loop.Body);
                code.Close();
            }
        }
    }

    void PrintSort(CodeWriter code, SegmentStage stage) =>
        code.Line($"this.SortByRow({places.View(stage.Row.Value)}, {places.View(stage.Target)}, {stage.Count});");

    void PrintLaunch(CodeWriter code, PrintedKernel kernel)
    {
        string[] values =
        [
            .. kernel.Values.Select(places.View),
            .. kernel.ScratchLength is null ? Array.Empty<string>() : ["this.Floats(f.ScratchStart, f.ScratchLength)"],
            .. kernel.Numbers.Select(n => $"(int){n}"),
            .. kernel.Draws.Select(d => $"randomKey + {ValuePlaces.DrawKey(d)}"),
        ];
        var arguments = string.Join(", ", kernel.Method.Packing.Arguments(values));
        var configure = kernel.ScratchLength is not null ? $"this.ConfigureWithScratch({kernel.Units}, {kernel.Lanes})" : $"this.Configure({kernel.Units}, {kernel.Lanes})";
        var isElsewhere = kernel.Library is { } product ? $"!{Multiply(product)} && " : "";
        code.Line($"if ({isElsewhere}{configure}) this.kernels.{kernel.Method.Name}(this.Config, {arguments});");
    }

    /// <summary>What asks the vendor's library to compute a product.</summary>
    string Multiply(LibraryProduct product)
    {
        var sizes = new[] { product.Form.Rows, product.Form.Columns, product.Form.Depth, product.Form.Batch }.Select(a => ProductForm.Count(a).ToString());
        return $"this.Multiply({string.Join(", ", sizes.Concat(new[] { product.Left, product.Right, product.Target }.Select(Matrix)))})";

        string Matrix(LibraryProduct.Matrix m) => $"new({places.View(m.Value)}, {m.Start}, {m.RowStride}, {m.ColumnStride}, {m.BatchStride})";
    }
}
