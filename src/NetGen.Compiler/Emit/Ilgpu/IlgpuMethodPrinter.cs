using NetGen.Compiler.Emit.Cpu;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>Prints the runnable overloads of a session on a device: arguments go up, the kernels run, results come down.</summary>
sealed class IlgpuMethodPrinter(CompiledProgram program, IReadOnlyList<StoredTensor> states, IReadOnlyList<string> probes, IlgpuPlaces places) : MethodPrinter(program, states)
{
    protected override void PrintRun(CodeWriter code)
    {
        var p = Local("f");
        var arguments = ProgramPrinter.Arguments(Program).ToArray();
        if (ReturnsNumber) code.Line($"float {LossLocal};");
        code.Open("try");
        code.Line($"var {p} = {IlgpuProgramPrinter.NewPlan(Program)};");
        code.Line($"{p}.LayOut(this);");
        code.Line($"this.Reserve({p}.ArenaLength);");
        foreach (var value in arguments.Where(v => v.Storage == Storage.Input)) code.Line($"this.Upload({Name(ParameterOf(value))}, {p}.{places.Place(value)});");
        if (Program.UpdatesBuffers) code.Line("this.PrepareBuffers();");
        code.Line($"this.Run({p}{(Program.UsesRandom ? ", this.NextRandomKey()" : "")});");
        if (ReturnsNumber) code.Line($"{LossLocal} = {LossOf(arguments, p)};");
        foreach (var value in arguments.Where(v => v.Storage == Storage.Result && !ReturnsNumber)) code.Line($"this.Download({p}.{places.Place(value)}, {Name(ParameterOf(value))});");
        foreach (var value in arguments.Where(v => v.Storage == Storage.Probe))
            code.Line($"this.DownloadProbe({probes.ToList().IndexOf(value.Binding!)}, {p}.{places.Place(value)}, {Long(value.Shape.Size)});");
        code.Close();
        code.Open($"catch (global::ILGPU.Runtime.AcceleratorException {Local("cause")})");
        code.Line($"throw this.Lost({Local("cause")});");
        code.Close();
    }

    /// <summary>The loss is the first result; further ones are inner.</summary>
    string LossOf(IEnumerable<Value> arguments, string p) =>
        arguments.FirstOrDefault(v => v.Storage == Storage.Result) is { } loss ? $"this.DownloadNumber({p}.{places.Place(loss)})" : "0";
}
