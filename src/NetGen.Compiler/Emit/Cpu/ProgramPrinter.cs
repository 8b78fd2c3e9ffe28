using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>Prints the frame of a program (its arguments and memory), the plan of its memory, and the method that runs its phases.</summary>
static class ProgramPrinter
{
    public static string FrameName(CompiledProgram program) => program.Name + "Frame";

    public static void PrintFrame(CodeWriter code, CompiledProgram program)
    {
        code.Line($"/// <summary>What the kernels of <c>{program.Name}</c> see: dimensions, arguments, weights and memory.</summary>");
        code.Open($"unsafe struct {FrameName(program)}");
        var numbers = program.Dims.Select(d => d.Id).Concat(Steps(program.Kernels)).ToArray();
        if (numbers.Length > 0) code.Line($"public nint {string.Join(", ", numbers)};");
        code.Line("public float* Parameters, Gradients, Buffers, NextBuffers, Arena;");
        if (program.UsesStates) code.Line("public float* States, NextStates;");
        code.Line("public ulong RandomKey;");
        foreach (var value in Arguments(program)) code.Line($"public {CpuDialect.Instance.Memory(value)} {ValuePlaces.Field(value)};");
        if (program.Plan.Slots.Count > 0) code.Line($"public nint {string.Join(", ", program.Plan.Slots.Select(s => $"Slot{s.Number}"))};");
        var masks = Arguments(program).Where(v => program.Method.Parameters.Any(p => p.IsMask && p.Name == v.Binding)).ToArray();
        foreach (var mask in masks) code.Line($"public nint {MaskPlace(mask)};");
        code.Line();
        code.Line("/// <summary>Lays out the activation memory and returns its length in floats.</summary>");
        code.Open("public nint Plan()");
        code.Line("nint length = 0;");
        var held = program.Kernels.Values.Where(program.Plan.Assignment.ContainsKey).ToLookup(v => program.Plan.Assignment[v]);
        foreach (var slot in program.Plan.Slots)
        {
            code.Line($"// {string.Join(", then ", held[slot.Number].Select(v => $"{v.Name} {v.Shape}"))}");
            code.Line($"Slot{slot.Number} = length;");
            code.Line($"length += global::NetGen.Runtime.NetworkSession.Aligned({slot.Sizes.Select(s => s.ToString()).Aggregate((a, b) => $"global::System.Math.Max({a}, {b})")});");
        }
        foreach (var mask in masks)
        {
            code.Line($"{MaskPlace(mask)} = length;");
            code.Line($"length += global::NetGen.Runtime.NetworkSession.Aligned({mask.Shape.Size});");
        }
        code.Line("return length;");
        code.Close().Close().Line();
    }

    /// <summary>The frame's field that says where a mask is copied to, as numbers.</summary>
    public static string MaskPlace(Value mask) => "Place" + Identifiers.Pascal(mask.Binding!);

    /// <summary>The arguments that the kernels read or write, each once.</summary>
    public static IEnumerable<Value> Arguments(CompiledProgram program) =>
        program.Kernels.Values.Where(v => v is { Whole: null, Storage: Storage.Input or Storage.Result or Storage.Probe });

    public static void PrintRun(CodeWriter code, KernelPrinter kernels, CompiledProgram program, ValuePlaces places)
    {
        var names = program.Kernels.Kernels.ToDictionary(k => k, k => kernels.Print(code, k, FrameName(program), places));
        code.Line($"/// <summary>Runs <c>{program.Name}</c>: each phase is one fork and join of all threads.</summary>");
        code.Open($"public static void {program.Name}({FrameName(program)}* f)");
        var units = program.Kernels.Kernels.ToDictionary(k => k, KernelPrinter.Units);
        foreach (var dim in program.Dims.Where(d => program.Kernels.Kernels.Any(k => k.Grid.Concat(k.Loops).Any(a => a.Extent.Names.Contains(d))))) code.Line($"nint {dim.Id} = f->{dim.Id};");
        PrintPhases(code, program.Kernels.Phases);
        code.Close().Line();

        void PrintPhases(CodeWriter code, IReadOnlyList<Phase> phases)
        {
            foreach (var phase in phases)
            {
                if (phase.Kernels.Count > 0)
                {
                    code.Line("global::NetGen.Cpu.Workers.Run(");
                    code.Line("[");
                    foreach (var kernel in phase.Kernels) code.Line($"    new(&{names[kernel]}, {units[kernel]}, {Schedule.Of(kernel).Grain}),");
                    code.Line("], f);");
                }
                foreach (var loop in phase.Loops)
                {
                    code.Open($"for (f->{loop.Step.Id} = 0; f->{loop.Step.Id} < {loop.Step.Extent}; f->{loop.Step.Id}++)");
                    PrintPhases(code, loop.Body);
                    code.Close();
                }
            }
        }
    }

    /// <summary>The steps of loops, by name.</summary>
    public static IEnumerable<string> Steps(KernelProgram program) => program.Kernels.SelectMany(k => k.Loops).Select(l => l.Id).Distinct();
}
