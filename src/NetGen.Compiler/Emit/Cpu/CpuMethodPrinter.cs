using NetGen.Compiler.Kernels;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>Prints the runnable overloads of the session that runs on the CPU: they fill the frame and choose the registers.</summary>
sealed class CpuMethodPrinter(CompiledProgram program, IReadOnlyList<StoredTensor> states, IReadOnlyList<string> probes) : MethodPrinter(program, states)
{
    /// <summary>The local that points to an argument, or to its copy if it is a number.</summary>
    string Pointer(RunnableParameter p) => Local(p.Name + (p.IsScalar ? "Value" : "Pointer"));

    protected override void PrintRun(CodeWriter code)
    {
        var f = Local("f");
        var inputs = ProgramPrinter.Arguments(Program).ToArray();
        if (ReturnsNumber) code.Line($"float {LossLocal} = 0;");
        foreach (var p in Method.Parameters.Where(p => p.IsScalar)) code.Line($"{p.Element} {Pointer(p)} = {Name(p)};");
        var spans = Method.Parameters.Where(p => !p.IsScalar && !p.IsMask).Concat(ReturnsNumber ? [] : Method.Results).ToArray();
        foreach (var group in spans.GroupBy(s => s.Element))
            code.Line($"fixed ({group.Key}* {string.Join(", ", group.Select(s => $"{Pointer(s)} = {Name(s)}"))})");
        code.Open("");
        code.Open($"var {f} = new {ProgramPrinter.FrameName(Program)}");
        foreach (var d in Program.Dims) code.Line($"{d.Id} = {d.Id},");
        code.Line("Parameters = this.core.Parameters.Pointer,");
        if (Program.IsTraining) code.Line("Gradients = this.Gradients.Pointer,");
        code.Line("Buffers = this.core.Buffers.Pointer,");
        if (Program.UpdatesBuffers) code.Line("NextBuffers = PrepareBuffers(),");
        if (Program.UsesStates) code.Line("States = this.States, NextStates = this.NextStates,");
        if (Program.UsesRandom) code.Line("RandomKey = NextRandomKey(),");
        foreach (var value in inputs.Where(v => !IsMask(v))) code.Line($"{ValuePlaces.Field(value)} = {PointerTo(value)},");
        code.Close(";");
        code.Line($"{f}.Arena = Reserve({f}.Plan());");
        foreach (var value in inputs.Where(IsMask))
            code.Line($"{f}.{ValuePlaces.Field(value)} = global::NetGen.Runtime.Arguments.CopyMask({Name(ParameterOf(value))}, {f}.Arena + {f}.{ProgramPrinter.MaskPlace(value)});");
        code.Open("switch (global::NetGen.Cpu.SimdWidth.Current)");
        code.Line($"case 512: Kernels<global::NetGen.Cpu.Simd512>.{Program.Name}(&{f}); break;");
        code.Line($"case 256: Kernels<global::NetGen.Cpu.Simd256>.{Program.Name}(&{f}); break;");
        code.Line($"default: Kernels<global::NetGen.Cpu.Simd128>.{Program.Name}(&{f}); break;");
        code.Close().Close();
    }

    string PointerTo(Value value)
    {
        if (value.Storage == Storage.Result && ReturnsNumber) return "&" + LossLocal;
        if (value.Storage == Storage.Probe) return Probed(value, probes);
        var p = ParameterOf(value);
        return (p.IsScalar ? "&" : "") + Pointer(p);
    }

    /// <summary>The memory of a probe, as long as this call needs it.</summary>
    public static string Probed(Value value, IReadOnlyList<string> probes, bool creating = false) =>
        $"Probed({probes.ToList().IndexOf(value.Binding!)}, {Long(value.Shape.Size)}{(creating ? ", creating: true" : "")})";
}
