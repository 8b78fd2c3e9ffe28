using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>Finds members and dimensions of a network whose names the generated part of the class needs for itself.</summary>
sealed class TakenNames(Interpreter interpreter, TypeTemplate network)
{
    static readonly HashSet<string> ofMembers = [
        "Seed", "Parameters", "Buffers", "Gradients", "Trained", "Probes", "Summary", "Dispose", "ResetState", "CreateSession", "Session", "OwnSession", "NetworkCore",
        "ParameterTable", "BufferTable", "Kernels", "IlgpuSession", "IlgpuKernels", "IlgpuMethods", Emit.Cpu.TablePrinter.ClassName, "networkCore", "networkSession", "networkDisposed"];

    static readonly HashSet<string> ofCode = [
        "V", "f", "var", "nint", "nuint", "length", "session", "Kernels", "Arena", "Parameters", "Gradients", "Buffers", "NextBuffers", "States", "NextStates", "CommitState", "RandomKey",
        "Plan", "NetworkCore", "OwnSession", "Enter", "Reserve", "CheckCapacity", "PrepareBuffers", "NextRandomKey", "CommitBuffers", "SetTrained"];

    /// <summary>Reports members that the generated part declares, too; overloads of its methods are not among them.</summary>
    public void CheckMembers()
    {
        foreach (var name in network.MemberNames.Where(ofMembers.Contains))
            Report(PlaceOf(name), "The member", name, "NetGen adds one of this name to every network");
    }

    /// <summary>Reports the dimensions of a compiled method that could not be told from its arguments.</summary>
    public void CheckDims(MethodTemplate method)
    {
        Frame frame = new(network.FullName, method.Key);
        HashSet<string> arguments = [.. method.Parameters.Select(p => p.Name)];
        if (method.Kind == MethodKind.Loss) arguments.Add("optimizer");
        else arguments.UnionWith(method.ResultNames.Count > 1 ? method.ResultNames : ["result"]);
        foreach (var shape in method.Parameters.Select(p => p.Shape).OfType<ShapeTemplate>())
            CheckDims(shape, arguments, $"of '{method.Name}'", frame);
    }

    /// <summary>The same of the network's own [Shape].</summary>
    public void CheckDims(ShapeTemplate shape) =>
        CheckDims(shape, ["input", "result", "labels", "target", "optimizer"], "of the methods that the layers stand for", new(network.FullName, ""));

    void CheckDims(ShapeTemplate shape, ICollection<string> arguments, string owner, Frame frame)
    {
        foreach (var dim in shape.Dims)
        {
            if (dim is not Literal { Value: string name }) continue;
            var problem = arguments.Contains(name) ? $"a parameter {owner} has this name" : IsOfCode(name) ? "the generated code uses this name" : null;
            if (problem is not null) Report(new(frame, dim.Site), "The dimension", name, problem);
        }
    }

    /// <summary>Kernels are named after the method that they belong to.</summary>
    bool IsOfCode(string name) => ofCode.Contains(name) || name is "Predict" or "Loss"
        || network.Methods.Any(m => m.Kind != MethodKind.Plain && Emit.Identifiers.Pascal(m.Name) == name);

    Place PlaceOf(string member) =>
        network.Fields.FirstOrDefault(f => f.Name == member) is { } field ? new(new(network.FullName, field.Name), field.Site)
        : network.Methods.FirstOrDefault(m => m.Name == member) is { } method ? new(new(network.FullName, method.Key), method.Site)
        : new(new(network.FullName, ""), 0);

    void Report(Place place, string what, string name, string problem) => interpreter.Report(Rule.NameTaken, place, what, name, problem);
}
