using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>Prints contractions as calls of the runtime's blocked kernels.</summary>
static class ContractPrinter
{
    public static PrintedStage Print(ContractStage stage, EquatableArray<Axis> grid, IEnumerable<string> dimensionNames)
    {
        var context = new StageContext(dimensionNames, CpuDialect.Instance);
        var code = new CodeWriter();
        var cell = Cell.Bind(context, grid);
        if (stage.Convolution is { } form) ConvolutionPrinter.Print(code, context, stage, form, cell);
        else PrintProduct(code, context, stage, cell);
        return new PrintedStage(stage.Convolution is { } c ? "Convolution" + c.Kind : "Product", context, cell.Parameters, code.ToString());
    }

    /// <summary>
    /// One call of the blocked product over three axes: rows, columns (contiguous in the result) and the summed one. All others are loops
    /// around it.
    /// </summary>
    static void PrintProduct(CodeWriter code, StageContext context, ContractStage stage, Cell cell)
    {
        var left = Operand(stage.Left, stage);
        var right = Operand(stage.Right, stage);
        var target = Placement.Target(stage);
        List<Axis> free = [.. stage.Axes.Where(a => !a.Extent.Is(1) && !cell.Outer.Contains(a))];
        List<Axis> summed = [.. stage.Summed.Where(a => !a.Extent.Is(1))];
        foreach (var axes in new[] { free, summed })
        {
            AxisMerge.Run(axes, cell.Block, () => [left.Offset, right.Offset, target], replace =>
            {
                left = left with { Offset = left.Offset.Substitute(replace) };
                right = right with { Offset = right.Offset.Substitute(replace) };
                target = target.Substitute(replace);
            });
        }

        // The operand that has the columns is the right side of the call.
        var columns = free.LastOrDefault(a => target.Coefficient(a)!.Is(1) && left.Offset.DependsOn(a) != right.Offset.DependsOn(a));
        if (columns is not null && left.Offset.DependsOn(columns)) (left, right) = (right, left);
        var candidates = free.Where(a => left.Offset.DependsOn(a) && !right.Offset.DependsOn(a)).ToArray();
        var rows = candidates.FirstOrDefault(cell.IsBlock) ?? candidates.LastOrDefault();
        var depth = summed.LastOrDefault();
        Axis[] inside = [.. new[] { rows, columns, depth }.OfType<Axis>()];
        Axis[] loops = [.. free.Except(inside)], outerSummed = [.. summed.Except(inside)];

        foreach (var axis in loops.Concat(outerSummed)) cell.Open(code, context, axis);
        var accumulate = outerSummed.Length == 0 ? "false" : string.Join(" || ", outerSummed.Select(a => $"{context.NameOf(a)} > 0"));
        code.Line("global::NetGen.Cpu.Gemm.Multiply(");
        code.Line($"    {cell.Count(context, rows)}, {cell.Count(context, columns)}, {cell.Count(context, depth)},");
        code.Line($"    {Base(left.Value, left.Offset)}, {Stride(left.Offset, rows)}, {Stride(left.Offset, depth)},");
        code.Line($"    {Base(right.Value, right.Offset)}, {Stride(right.Offset, depth)}, {Stride(right.Offset, columns)},");
        code.Line($"    {Base(stage.Target, target)}, {Stride(target, rows)}, {accumulate});");
        foreach (var _ in loops.Concat(outerSummed)) code.Close();

        string Stride(Dim offset, Axis? axis) => axis is null ? "0" : context.Index(offset.Coefficient(axis)!);

        string Base(Value value, Dim offset)
        {
            var start = offset.Substitute(a => a is not Axis axis || !inside.Contains(axis) ? null : cell.IsBlock(axis) ? Dim.Of(new Printed(cell.Start)) : Dim.Zero);
            return start.Is(0) ? context.Pointer(value) : $"{context.Pointer(value)} + {context.Index(start)}";
        }
    }

    /// <summary>A strided view of memory; axes of one element take no part in it.</summary>
    static At Operand(Expr operand, ContractStage stage)
    {
        var at = (At)Placement.Place(operand);
        return at with { Offset = at.Offset.Substitute(a => a is Axis axis && axis.Extent.Is(1) && (stage.Summed.Contains(axis) || stage.Axes.Contains(axis)) ? Dim.Zero : null) };
    }
}
