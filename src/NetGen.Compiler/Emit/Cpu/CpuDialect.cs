using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>Pointers, and positions in native integers.</summary>
sealed class CpuDialect : Dialect
{
    public static CpuDialect Instance { get; } = new();

    public override IReadOnlyList<string> Reserved { get; } = ["V", "lanes", "first"];

    public override string Memory(Value value) => value.Type == ElementType.Int32 ? "int*" : "float*";

    public override string FloorDivide(string dividend, string divisor) => $"global::NetGen.Cpu.Division.Floor({dividend}, {divisor})";
}
