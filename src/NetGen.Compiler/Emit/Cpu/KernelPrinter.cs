using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>
/// Prints the kernels of a network as the methods of one generic class: every stage is a method of its own, equal ones are printed once,
/// and a kernel calls its stages for each block of cells.
/// </summary>
sealed class KernelPrinter(IReadOnlyList<string> dimensionNames)
{
    readonly Dictionary<string, string> methodByText = [];
    readonly Identifiers methodNames = new();
    readonly CodeWriter stages = new();

    /// <summary>The printed stage methods.</summary>
    public string Stages => stages.ToString();

    /// <summary>A name for a method of the class.</summary>
    public string NewName(string wish) => methodNames.Make(Identifiers.Pascal(wish));

    /// <summary>Prints a kernel method over a frame and returns its name.</summary>
    public string Print(CodeWriter code, Kernel kernel, string frame, ValuePlaces places)
    {
        var name = NewName(kernel.Name);
        var schedule = Schedule.Of(kernel);
        var names = new Identifiers(["f", "frame", "begin", "end", "unit", "mark", "V", .. dimensionNames]);
        var grid = kernel.Grid;
        var calls = kernel.Stages.Select(s => PrintStage(s, grid)).ToArray();

        StageNames.Describe(code, kernel);
        code.Open($"static void {name}(void* frame, nint begin, nint end)");
        code.Line($"var f = ({frame}*)frame;");
        foreach (var dim in UsedDims(kernel, calls.Select(c => c.Context))) code.Line($"nint {dim} = f->{dim};");
        Dictionary<Value, string> pointers = [];
        foreach (var value in calls.SelectMany(c => c.Context.Pointers.Select(p => p.Value)).Distinct().Where(v => v.Storage != Storage.Local))
        {
            pointers[value] = names.Make(value.Name);
            code.Line($"var {pointers[value]} = {places.Address(value)};");
        }
        var locals = kernel.Locals.Distinct().ToArray();
        var last = grid.Count > 0 ? grid[grid.Count - 1] : null;
        if (locals.Length > 0) code.Line("var mark = global::NetGen.Cpu.Scratch.Mark();");
        foreach (var local in locals)
        {
            pointers[local] = names.Make(local.Name);
            var rows = last is null ? 1 : schedule.Block;
            var type = local.Type == Graphs.ElementType.Int32 ? "(int*)" : "";
            code.Line($"var {pointers[local]} = {type}global::NetGen.Cpu.Scratch.Floats({rows * local.Layout.Length});");
        }
        if (last is null) PrintCalls(code, calls, pointers, [], names, null, default, places);
        else
        {
            code.Open("for (nint unit = begin; unit < end; unit++)");
            var (cell, range) = DecodeUnit(code, grid, schedule, names);
            PrintCalls(code, calls, pointers, cell, names, last, range, places);
            code.Close();
        }
        if (locals.Length > 0) code.Line("global::NetGen.Cpu.Scratch.Release(mark);");
        code.Close();
        code.Line();
        return name;
    }

    IEnumerable<string> UsedDims(Kernel kernel, IEnumerable<StageContext> contexts)
    {
        var used = contexts.SelectMany(c => c.Dims)
            .Concat(kernel.Grid.SelectMany(a => a.Extent.Names.Select(n => n.Id)))
            .Concat(kernel.Locals.SelectMany(v => v.Layout.Length.Names.Select(n => n.Id)))
            .Concat(kernel.Values.SelectMany(v => v.Start.AllAtoms).Select(a => a.Text));
        return dimensionNames.Where(new HashSet<string>(used).Contains);
    }

    /// <summary>From the number of a unit of work to the cell: the outer axes, and a range of the last one.</summary>
    static (IReadOnlyList<string> Cell, (string Start, string End) Range) DecodeUnit(CodeWriter code, EquatableArray<Axis> grid, Schedule schedule, Identifiers names)
    {
        var last = grid[grid.Count - 1];
        var lastName = AxisNames.Wish(last, grid.Count - 1);
        string start = names.Make(lastName + "Start"), finish = names.Make(lastName + "End");
        var blocks = Dim.FloorDivide(last.Extent + (schedule.Block - 1), schedule.Block);
        if (grid.Count == 1)
        {
            code.Line($"nint {start} = unit{(schedule.Block == 1 ? "" : $" * {schedule.Block}")}, {finish} = {End(start, last, schedule)};");
            return ([], (start, finish));
        }
        code.Line($"nint {start} = unit % ({blocks}){(schedule.Block == 1 ? "" : $" * {schedule.Block}")}, {finish} = {End(start, last, schedule)};");
        List<string> cell = [];
        var rest = $"unit / ({blocks})";
        for (var i = grid.Count - 2; i >= 0; i--)
        {
            var name = names.Make(AxisNames.Wish(grid[i], i));
            code.Line($"nint {name} = {rest}{(i == 0 ? "" : $" % ({grid[i].Extent})")};");
            rest = $"{rest} / ({grid[i].Extent})";
            cell.Insert(0, name);
        }
        return (cell, (start, finish));
    }

    static string End(string start, Axis axis, Schedule schedule) =>
        schedule.Block == 1 ? $"{start} + 1" : axis.Extent.Constant is { } e && e <= schedule.Block ? axis.Extent.ToString() : $"global::System.Math.Min({start} + {schedule.Block}, {axis.Extent})";

    void PrintCalls(
        CodeWriter code, IReadOnlyList<PrintedStage> calls, Dictionary<Value, string> pointers, IReadOnlyList<string> cell,
        Identifiers names, Axis? last, (string Start, string End) range, ValuePlaces places)
    {
        foreach (var printed in calls)
        {
            List<string> arguments = [];
            foreach (var (value, _) in printed.Context.Pointers)
            {
                // Local memory holds the rows of the block only; the stage counts rows from the start of the axis.
                var row = value.Layout.Length;
                var isShifted = value.Storage == Storage.Local && last is not null;
                arguments.Add(!isShifted ? pointers[value] : $"{pointers[value]} - {range.Start}{(row.Is(1) ? "" : $" * {row.AsFactor}")}");
            }
            arguments.AddRange(printed.Context.Dims);
            arguments.AddRange(printed.Context.RandomKeys.Keys.Select(places.RandomKey));
            arguments.AddRange(cell);
            if (last is not null) arguments.AddRange([range.Start, range.End]);
            code.Line($"{MethodOf(printed)}({string.Join(", ", arguments)});");
        }
    }

    PrintedStage PrintStage(Stage stage, EquatableArray<Axis> grid) => stage switch
    {
        ContractStage contract => ContractPrinter.Print(contract, grid, dimensionNames),
        RoutineStage routine => RoutinePrinter.Print(routine, grid, dimensionNames),
        _ => StagePrinter.Print(stage, grid, dimensionNames),
    };

    /// <summary>The method of a printed stage; equal text is one method.</summary>
    string MethodOf(PrintedStage stage)
    {
        var parameters = stage.Context.Pointers.Select(p => $"{CpuDialect.Instance.Memory(p.Value)} {p.Name}")
            .Concat(stage.Context.Dims.Select(d => $"nint {CpuDialect.Instance.Name(d)}"))
            .Concat(stage.Context.RandomKeys.Values.Select(k => $"ulong {k}"))
            .Concat(stage.Cell.Select(c => $"nint {c}"));
        var text = $"({string.Join(", ", parameters)})\n{stage.Body}";
        if (methodByText.TryGetValue(text, out var known)) return known;
        var name = NewName(stage.Name);
        methodByText[text] = name;
        stages.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        stages.Open($"static void {name}({string.Join(", ", parameters)})");
        stages.Lines(stage.Body.TrimEnd('\n'));
        stages.Close().Line();
        return name;
    }

    /// <summary>Units of work of a kernel, as C# over the named dimensions.</summary>
    public static string Units(Kernel kernel)
    {
        if (kernel.Grid.Count == 0) return "1";
        var schedule = Schedule.Of(kernel);
        var last = kernel.Grid[kernel.Grid.Count - 1];
        var units = Dim.Product(kernel.Grid.Take(kernel.Grid.Count - 1).Select(a => a.Extent)) * Dim.FloorDivide(last.Extent + (schedule.Block - 1), schedule.Block);
        return units.ToString();
    }
}

/// <summary>Where values lie, as C# over a frame.</summary>
sealed record ValuePlaces(
    IReadOnlyDictionary<string, long> ParameterOffsets, IReadOnlyDictionary<string, long> BufferOffsets, IReadOnlyDictionary<string, long> StateOffsets, TablePrinter Tables, MemoryPlan Plan)
{
    public string Address(Value value)
    {
        if (value.Whole is { } whole) return value.Start.Is(0) ? Address(whole) : $"{Address(whole)} + {value.Start}";
        return value.Storage switch
        {
            Storage.Parameter => At("Parameters", ParameterOffsets[value.Binding!]),
            Storage.Gradient => At("Gradients", ParameterOffsets[value.Binding!]),
            Storage.State => At("Buffers", BufferOffsets[value.Binding!]),
            Storage.NextState => At("NextBuffers", BufferOffsets[value.Binding!]),
            Storage.SessionState => At("States", StateOffsets[value.Binding!]),
            Storage.NextSessionState => At("NextStates", StateOffsets[value.Binding!]),
            Storage.Table => Tables.Address(value.Table!),
            Storage.Input or Storage.Result or Storage.Probe => "f->" + Field(value),
            Storage.Arena when value.Type == Graphs.ElementType.Int32 => $"(int*)(f->Arena + f->Slot{Plan.Assignment[value]})",
            Storage.Arena => $"f->Arena + f->Slot{Plan.Assignment[value]}",
            _ => throw new NotSupportedException(value.Storage.ToString()),
        };
    }

    static string At(string store, long offset) => $"f->{store}" + (offset == 0 ? "" : $" + {offset}");

    /// <summary>The frame's field of an argument, result or probe.</summary>
    public static string Field(Value value) => value.Storage switch
    {
        Storage.Probe => "Probe" + Identifiers.Escaped(value.Binding!),
        Storage.Result => "Result" + Identifiers.Pascal(value.Binding!),
        _ => "Input" + Identifiers.Pascal(value.Binding!),
    };

    public string RandomKey(int draw) => $"f->RandomKey + {DrawKey(draw)}";

    /// <summary>What tells the numbers of a draw from those of others, as C#.</summary>
    public static string DrawKey(int draw) => $"{(ulong)draw * 0x9E3779B97F4A7C15UL}UL";
}
