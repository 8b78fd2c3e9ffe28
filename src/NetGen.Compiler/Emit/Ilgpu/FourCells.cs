using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>Four neighbouring cells as the work of one thread, where each has one element of every value.</summary>
sealed class FourCells(CodeWriter code, KernelLocals locals, FourWide wide)
{
    readonly StageContext context = locals.Context;

    /// <summary>The axis along which cells go by four; null where they cannot, or where it is no gain.</summary>
    public static Axis? Along(IReadOnlyList<PlacedStage> stages, IReadOnlyList<Axis> grid, IlgpuSchedule schedule)
    {
        if (schedule.Lanes != Lanes.One || grid.Count == 0) return null;
        if (!stages.All(s => s is { Monoid: null, Free.Count: 0, Stage: MapStage or ReduceStage or ContractStage })) return null;
        var axis = grid[grid.Count - 1];
        return stages.Any(s => FourWide.HasVectors(s, axis)) ? axis : null;
    }

    public void Print(PlacedStage stage)
    {
        foreach (var line in wide.Loads(stage.Body)) code.Line(line);
        var isVector = wide.IsVector(stage.Value, stage.Target);
        List<string> elements = [];
        for (var i = 0; i < FourWide.Count; i++)
        {
            locals.Neighbour = i;
            var body = wide.At(stage.Body, i);
            var printer = new ScalarExprPrinter(context, locals);
            printer.CountUses(body);
            var value = printer.Stored(body, stage.Value);
            foreach (var line in printer.LinesOf(0)) code.Line(line);
            elements.Add(Assign(stage, value, i, isVector));
        }
        locals.Neighbour = null;
        if (isVector) code.Line(wide.Store(stage.Value, stage.Target, elements));
    }

    /// <summary>Sets one element, and returns the variable that has it.</summary>
    string Assign(PlacedStage stage, string value, int neighbour, bool isVector)
    {
        var type = IlgpuDialect.Element(stage.Value);
        var register = locals.Register(stage.Value);
        var variable = register ?? context.Names.Make(ExprPrinter.ShortName(stage.Value) + KernelLocals.Components[neighbour]);
        code.Line($"{type} {variable} = {value};");
        if (register is not null) return variable;
        var place = wide.At(stage.Target, neighbour);
        if (!isVector) code.Line($"{locals.Memory(stage.Value, place)} = {variable};");
        locals.Hold(stage.Value, place, variable);
        return variable;
    }
}
