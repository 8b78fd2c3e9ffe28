using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// Four neighbouring cells as the work of one thread, where each has one element of every value: what lies side by side is read and written
/// 128 bits at a time.
/// </summary>
sealed class FourCells(CodeWriter code, KernelLocals locals, Axis axis, Axis quarter)
{
    const int Count = 4;

    readonly StageContext context = locals.Context;

    /// <summary>The axis along which cells go by four; null where they cannot, or where it is no gain.</summary>
    public static Axis? Along(IReadOnlyList<PlacedStage> stages, IReadOnlyList<Axis> grid, IlgpuSchedule schedule)
    {
        if (schedule.Lanes != Lanes.One || grid.Count == 0) return null;
        var axis = grid[grid.Count - 1];
        if (!IsMultiple(axis.Extent) || !stages.All(s => s is { Monoid: null, Free.Count: 0, Stage: MapStage or ReduceStage or ContractStage })) return null;
        var positions = stages.SelectMany(s => Certain(s.Body).Select(a => (a.Value, a.Offset)).Append((s.Value, s.Target)));
        return positions.Any(p => IsVector(p.Item1, p.Item2, axis)) ? axis : null;
    }

    /// <summary>The axis in steps of four.</summary>
    public static Axis QuarterOf(Axis axis) => new(axis.Id + "/4", Dim.FloorDivide(axis.Extent, Count));

    /// <summary>Whether four neighbours along the axis are a vector in memory.</summary>
    static bool IsVector(Value value, Dim offset, Axis axis) =>
        value is { Type: ElementType.Float32, Storage: not Storage.Local } && IsMultiple(value.Start)
        && offset.Coefficient(axis)?.Is(1) == true && IsMultiple(offset - Dim.Of(axis));

    static bool IsMultiple(Dim size) => size.Terms.All(t => t.Coefficient % Count == 0 || t.Factors.Any(f => f is NamedDim { Multiple: var m } && m % Count == 0));

    /// <summary>What an expression reads whatever its guards say.</summary>
    static IEnumerable<At> Certain(Expr expr) => expr switch
    {
        At at => [at],
        Guarded => [],
        _ => expr.Children.SelectMany(Certain),
    };

    Dim At(Dim index, int neighbour) => index.Substitute(axis, Count * Dim.Of(quarter) + neighbour);

    public void Print(PlacedStage stage)
    {
        foreach (var at in Certain(stage.Body).Where(a => IsVector(a.Value, a.Offset, axis))) Load(at);
        var isVector = IsVector(stage.Value, stage.Target, axis);
        List<string> elements = [];
        for (var i = 0; i < Count; i++)
        {
            locals.Neighbour = i;
            var n = i;
            var body = Placement.Substitute(stage.Body, a => a.Equals(axis) ? Count * Dim.Of(quarter) + n : null);
            var printer = new ScalarExprPrinter(context, locals);
            printer.CountUses(body);
            var value = printer.Stored(body, stage.Value);
            foreach (var line in printer.LinesOf(0)) code.Line(line);
            elements.Add(Assign(stage, value, i, isVector));
        }
        locals.Neighbour = null;
        if (!isVector) return;
        var fields = string.Join(", ", elements.Select((e, i) => $"{KernelLocals.Components[i]} = {e}"));
        code.Line($"{locals.Vectors(stage.Value)}[{context.Index(Dim.FloorDivide(At(stage.Target, 0), Count))}] = new global::NetGen.Ilgpu.Float4 {{ {fields} }};");
    }

    /// <summary>Sets one element, and returns the variable that has it.</summary>
    string Assign(PlacedStage stage, string value, int neighbour, bool isVector)
    {
        var type = IlgpuDialect.Element(stage.Value);
        var register = locals.Register(stage.Value);
        var variable = register ?? context.Names.Make(ExprPrinter.ShortName(stage.Value) + KernelLocals.Components[neighbour]);
        code.Line($"{type} {variable} = {value};");
        if (register is not null) return variable;
        var place = At(stage.Target, neighbour);
        if (!isVector) code.Line($"{locals.Memory(stage.Value, place)} = {variable};");
        locals.Hold(stage.Value, place, variable);
        return variable;
    }

    void Load(At at)
    {
        if (locals.Variable(at.Value, At(at.Offset, 0)) is not null) return;
        var vector = context.Names.Make(ExprPrinter.ShortName(at.Value) + "Vector");
        code.Line($"var {vector} = {locals.Vectors(at.Value)}[{context.Index(Dim.FloorDivide(At(at.Offset, 0), Count))}];");
        for (var i = 0; i < Count; i++) locals.Hold(at.Value, At(at.Offset, i), $"{vector}.{KernelLocals.Components[i]}");
    }
}
