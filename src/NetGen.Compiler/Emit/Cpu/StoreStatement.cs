using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>Prints how the lanes of a result reach memory.</summary>
static class StoreStatement
{
    /// <param name="context">The stage's parameters.</param>
    /// <param name="stage">The stage, whose target says the type.</param>
    /// <param name="loops">Its loops: along which axis the lanes lie.</param>
    /// <param name="value">The register, as C#.</param>
    /// <param name="address">The first lane's place, as C#.</param>
    /// <param name="full">Whether all lanes exist in every iteration.</param>
    public static string Print(StageContext context, Stage stage, Loops loops, string value, string address, bool full)
    {
        var register = value[0] == '-' ? $"({value})" : value;
        var isInteger = stage.Target.Type == ElementType.Int32;
        if (loops.Vector is null || loops.VectorIsReduced) return $"{register}.{(isInteger ? "StoreInt32" : "Store")}({address}, V.Lanes(1));";
        var stride = loops.Target.Coefficient(loops.Vector)!;
        var lanes = full ? "V.Lanes(V.Count)" : "lanes";
        if (isInteger) return $"{register}.StoreInt32({address}, {lanes});";
        if (!stride.Is(1)) return $"{register}.StoreStrided({address}, {context.Index(stride)}, {lanes});";
        return full ? $"{register}.Store({address});" : $"{register}.Store({address}, lanes);";
    }

    /// <summary>The result of a reduction: one number when the lanes were combined, a register otherwise.</summary>
    public static string PrintResult(StageContext context, Stage stage, Loops loops, Accumulator accumulator, bool full)
    {
        var place = context.Index(loops.Target);
        return loops.VectorIsReduced
            ? $"{context.Pointer(stage.Target)}[{place}] = {accumulator.Across};"
            : Print(context, stage, loops, accumulator.IndexName ?? accumulator.Name, $"{context.Pointer(stage.Target)} + {place}", full);
    }
}
