using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>
/// Prints a routine as calls of the runtime, one for each cell: the sizes of its letters, then every operand and the target with the
/// strides of the axes that the routine runs over, then its options.
/// </summary>
static class RoutinePrinter
{
    public static PrintedStage Print(RoutineStage stage, EquatableArray<Axis> grid, IEnumerable<string> dimensionNames)
    {
        var context = new StageContext(dimensionNames, CpuDialect.Instance);
        var code = new CodeWriter();
        var cell = Cell.Bind(context, grid);
        Axis[] loops = [.. stage.Axes.Where(a => !a.Extent.Is(1) && !stage.Whole.Contains(a) && !cell.Outer.Contains(a))];
        foreach (var axis in loops) cell.Open(code, context, axis);
        code.Line($"global::NetGen.Cpu.Routines.{stage.Routine.Name}(");
        code.Line($"    {string.Join(", ", stage.Sizes.Select(s => context.Index(s.Size)))},");
        foreach (var operand in stage.Operands)
        {
            var at = (At)Placement.Place(operand.Load);
            code.Line($"    {Matrix(context, at.Value, at.Offset, operand.Whole)},");
        }
        var options = string.Concat(stage.Routine.Options.Select(o => o ? ", true" : ", false"));
        code.Line($"    {Matrix(context, stage.Target, Placement.Target(stage), stage.Whole)}{options});");
        foreach (var _ in loops) code.Close();
        return new PrintedStage(stage.Routine.Name, context, cell.Parameters, code.ToString());
    }

    /// <summary>A pointer to the first element and the distances between elements along the axes.</summary>
    static string Matrix(StageContext context, Value value, Dim offset, EquatableArray<Axis> axes)
    {
        var start = offset.Substitute(a => a is Axis axis && axes.Contains(axis) ? Dim.Zero : null);
        var pointer = start.Is(0) ? context.Pointer(value) : $"{context.Pointer(value)} + {context.Index(start)}";
        return string.Join(", ", axes.Select(a => context.Index(offset.Coefficient(a)!)).Prepend(pointer));
    }
}
