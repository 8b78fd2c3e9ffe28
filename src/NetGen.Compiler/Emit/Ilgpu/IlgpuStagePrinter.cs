using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// Prints the stages of a cell: the elements of a stage go over the lanes that share the cell, a sum with few results is made by all of
/// them together, and what is one number each lane computes for itself.
/// </summary>
sealed class IlgpuStagePrinter(CodeWriter code, KernelLocals locals, IlgpuSchedule schedule)
{
    /// <summary>Sums of fewer terms are not worth a meeting of threads.</summary>
    const long FewTerms = 8;

    readonly StageContext context = locals.Context;

    bool IsAlone => schedule.Lanes == Lanes.One;

    /// <summary>Whether any reduction meets in shared memory, and whether one of them looks for a position.</summary>
    public (bool Numbers, bool Places) Meets { get; private set; }

    /// <summary>Whether only active rows may store: with several rows in a group, the last ones may have no cell of their own.</summary>
    bool HasIdleRows => schedule.Rows > 1;

    /// <summary>Whether a later stage of the cell reads a value.</summary>
    public Func<PlacedStage, bool> IsReadLater { get; init; } = _ => false;

    /// <summary>Prints a stage whose value is already there, as C#.</summary>
    public void PrintValue(PlacedStage stage, string value)
    {
        foreach (var line in Assignment(stage, value)) code.Line(line);
    }

    public void Print(PlacedStage stage)
    {
        switch (stage.Stage)
        {
            case RoutineStage routine: PrintRoutine(stage, routine); break;
            default:
                if (stage.Monoid is not { } monoid) ByFour(InTurnByFour(stage, stage.Free), wide => PrintMap(stage, wide));
                else if (IsShared(stage)) ByFour(InTurnByFour(stage, stage.Inner), wide => PrintTogether(stage, monoid, wide));
                else ByFour(InnermostByFour(stage), wide => PrintReduce(stage, monoid, wide));
                break;
        }
    }

    /// <summary>Whether all lanes of a cell work on one result at a time.</summary>
    bool IsShared(PlacedStage stage)
    {
        var lanes = schedule.Lanes == Lanes.Warp ? IlgpuSchedule.WarpSize : IlgpuSchedule.GroupSize;
        return !IsAlone && stage.Work.Inner > FewTerms && stage.Work.Free < lanes / 2;
    }

    /// <summary>The axis that the lanes of a cell take turns on, if they may take four elements each.</summary>
    Axis? InTurnByFour(PlacedStage stage, IReadOnlyList<Axis> inTurn) =>
        !IsAlone && !schedule.Across && inTurn.Count == 1 && MayGoByFour(stage, inTurn[0]) ? inTurn[0] : null;

    /// <summary>The innermost axis that a thread combines over by itself, if it may take four elements at a time.</summary>
    static Axis? InnermostByFour(PlacedStage stage) =>
        stage.Segment is null && stage.Inner.LastOrDefault() is { } last && MayGoByFour(stage, last) ? last : null;

    static bool MayGoByFour(PlacedStage stage, Axis axis) => stage.Monoid != Monoid.ArgMax && FourWide.HasVectors(stage, axis) && FourWide.IsAllVectors(stage, axis);

    /// <summary>Prints a stage, with vectors along an axis if one is given; they are no longer there behind it.</summary>
    void ByFour(Axis? axis, Action<FourWide?> print)
    {
        if (axis is null) print(null);
        else locals.Release(() => print(new FourWide(locals, axis)));
    }

    /// <summary>A printer for what is computed in the innermost loop: one element, or four, of which what they have in common is computed once.</summary>
    ScalarExprPrinter Printer(IEnumerable<Expr> bodies)
    {
        var printer = new ScalarExprPrinter(context, locals);
        foreach (var body in bodies) printer.CountUses(body);
        return printer;
    }

    void PrintMap(PlacedStage stage, FourWide? wide)
    {
        var bodies = FourWide.Elements(stage.Body, wide);
        var printer = Printer(bodies);
        var nest = wide is null ? OverLanes(stage.Free, printer) : [InTurn([wide.Quarter], printer)];
        foreach (var line in FourWide.Loads(stage.Body, wide)) printer.Line(line);
        string[] values = [.. bodies.Select(b => printer.Stored(b, stage.Value))];
        if (wide is null)
        {
            foreach (var line in Assignment(stage, values[0])) printer.Line(line);
        }
        else if (wide.IsVector(stage.Value, stage.Target)) printer.Line(StoreGuard(stage) + wide.Store(stage.Value, stage.Target, values));
        else
        {
            for (var i = 0; i < values.Length; i++) printer.Line($"{StoreGuard(stage)}{locals.Memory(stage.Value, wide.At(stage.Target, i))} = {values[i]};");
        }
        Write(printer, nest);
    }

    /// <summary>One loop of a nest: its head and the lines that it begins with.</summary>
    sealed record Nest(string Head, IReadOnlyList<string> Decode);

    /// <summary>Loops over axes of the target: the lanes take turns, a lonely thread does all.</summary>
    List<Nest> OverLanes(IReadOnlyList<Axis> axes, ScalarExprPrinter printer) => IsAlone ? Serial(axes, printer) : axes.Count == 0 ? [] : [InTurn(axes, printer)];

    List<Nest> Serial(IReadOnlyList<Axis> axes, ScalarExprPrinter printer)
    {
        List<Nest> nest = [];
        foreach (var axis in axes)
        {
            var name = Letter(axis, printer.Depth);
            nest.Add(new($"for (int {name} = 0; {name} < {context.Index(axis.Extent)}; {name}++)", []));
            printer.Push(axis);
        }
        return nest;
    }

    Nest Along(Segment segment, ScalarExprPrinter printer)
    {
        var (first, end) = (context.Index(segment.First), context.Index(segment.End));
        var name = Letter(segment.Axis, printer.Depth);
        var bound = context.Names.Make(name + "End");
        printer.Push(segment.Axis);
        return new($"for (int {name} = {first}, {bound} = {end}; {name} < {bound}; {name}++)", []);
    }

    /// <summary>One loop over several axes, whose elements the lanes of a cell take in turn.</summary>
    Nest InTurn(IReadOnlyList<Axis> axes, ScalarExprPrinter printer)
    {
        var total = Dim.Product(axes.Select(a => a.Extent));
        if (axes.Count == 1)
        {
            var name = Letter(axes[0], printer.Depth);
            printer.Push(axes[0]);
            return new($"for (int {name} = lane; {name} < {context.Index(total)}; {name} += lanes)", []);
        }
        var element = context.Names.Make("e");
        var decode = Decode(context, axes, element, axis => Letter(axis, printer.Depth));
        printer.Push([.. axes]);
        return new($"for (int {element} = lane; {element} < {context.Index(total)}; {element} += lanes)", decode);
    }

    /// <summary>The lines that find the axes in the number of an element.</summary>
    public static IReadOnlyList<string> Decode(StageContext context, IReadOnlyList<Axis> axes, string element, Func<Axis, string> bind)
    {
        List<string> lines = [];
        Dim inner = 1;
        for (var i = axes.Count - 1; i >= 0; i--)
        {
            var quotient = inner.Is(1) ? element : $"{element} / {Parenthesised(context.Index(inner))}";
            lines.Insert(0, $"int {bind(axes[i])} = {quotient}{(i == 0 ? "" : $" % {Parenthesised(context.Index(axes[i].Extent))}")};");
            inner *= axes[i].Extent;
        }
        return lines;
    }

    static string Parenthesised(string text) => text.All(c => char.IsLetterOrDigit(c) || c == '_') ? text : $"({text})";

    string Letter(Axis axis, int depth) => context.Bind(axis, AxisNames.Letter(depth));

    /// <summary>The lines that store a value. What is one number for a cell stays in a variable, if it is read again.</summary>
    List<string> Assignment(PlacedStage stage, string value)
    {
        var element = IlgpuDialect.Element(stage.Value);
        if (locals.Register(stage.Value) is { } register) return [$"{element} {register} = {value};"];
        List<string> lines = [];
        if (stage is { Free.Count: 0, Stage: not PutStage } && IsReadLater(stage))
        {
            var variable = context.Names.Make(ExprPrinter.ShortName(stage.Value) + "Element");
            lines.Add($"{element} {variable} = {value};");
            locals.Hold(stage.Value, stage.Target, variable);
            value = variable;
        }
        lines.Add(Store(stage, value, byOneLane: stage.Free.Count == 0));
        return lines;
    }

    /// <summary>The line that stores an element; what all lanes have, one of them stores.</summary>
    string Store(PlacedStage stage, string value, bool byOneLane) => $"{StoreGuard(stage, byOneLane)}{locals.Memory(stage.Value, stage.Target)} = {value};";

    /// <summary>Who stores: rows with a cell of their own, and one lane where all have the same.</summary>
    string StoreGuard(PlacedStage stage, bool byOneLane = false)
    {
        List<string> conditions = [];
        if (HasIdleRows && stage.Value.Storage != Storage.Local) conditions.Add("isActive");
        if (!IsAlone && byOneLane) conditions.Add("lane == 0");
        return conditions.Count > 0 ? $"if ({string.Join(" && ", conditions)}) " : "";
    }

    /// <summary>Writes the lines of all levels into the loops.</summary>
    /// <param name="printer">Has the lines.</param>
    /// <param name="nest">The loops, outermost first.</param>
    /// <param name="level">Behind which loop <paramref name="after"/> stands.</param>
    /// <param name="after">Lines behind a loop.</param>
    void Write(ScalarExprPrinter printer, IReadOnlyList<Nest> nest, int level = -1, params IReadOnlyList<string> after)
    {
        for (var i = 0; i <= nest.Count; i++)
        {
            if (i > 0)
            {
                code.Open(nest[i - 1].Head);
                foreach (var line in nest[i - 1].Decode) code.Line(line);
            }
            foreach (var line in printer.LinesOf(i)) code.Line(line);
        }
        for (var i = nest.Count; i > 0; i--)
        {
            code.Close();
            if (i - 1 == level) Lines(after);
        }
        if (nest.Count == level) Lines(after);
    }

    void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines) code.Line(line);
    }

    /// <summary>Every lane combines what its own results are made of.</summary>
    void PrintReduce(PlacedStage stage, Monoid monoid, FourWide? wide)
    {
        var segment = stage.Segment;
        var bodies = FourWide.Elements(segment?.Inside ?? stage.Body, wide);
        var printer = Printer(bodies);
        var nest = OverLanes(stage.Free, printer);
        var accumulator = new ScalarAccumulator(context, monoid);
        foreach (var line in accumulator.Declarations) printer.Line(line);
        var level = nest.Count;
        nest.AddRange(segment is not null ? [Along(segment, printer)]
            : Serial(wide is null ? stage.Inner : [.. stage.Inner.Take(stage.Inner.Count - 1), wide.Quarter], printer));
        Combine(stage, printer, accumulator, bodies, wide);
        Write(printer, nest, level, [.. Assignment(stage, Result(stage, accumulator))]);
    }

    /// <summary>All lanes combine parts of one result after the other, and meet.</summary>
    void PrintTogether(PlacedStage stage, Monoid monoid, FourWide? wide)
    {
        Meets = (true, Meets.Places || monoid == Monoid.ArgMax);
        var bodies = FourWide.Elements(stage.Body, wide);
        var printer = Printer(bodies);
        var nest = Serial(stage.Free, printer);
        var accumulator = new ScalarAccumulator(context, monoid);
        foreach (var line in accumulator.Declarations) printer.Line(line);
        var level = nest.Count;
        nest.Add(InTurn(wide is null ? stage.Inner : [wide.Quarter], printer));
        Combine(stage, printer, accumulator, bodies, wide);
        Write(printer, nest, level, [accumulator.Meeting, .. Together(stage, Result(stage, accumulator))]);
    }

    void Combine(PlacedStage stage, ScalarExprPrinter printer, ScalarAccumulator accumulator, IReadOnlyList<Expr> bodies, FourWide? wide)
    {
        foreach (var line in FourWide.Loads(stage.Body, wide)) printer.Line(line);
        foreach (var line in bodies.SelectMany(b => accumulator.Combine(printer.Print(b), Position(stage)))) printer.Line(line);
    }

    /// <summary>What all lanes have, one of them stores.</summary>
    IEnumerable<string> Together(PlacedStage stage, string value) => stage.Free.Count == 0
        ? Assignment(stage, value)
        : [Store(stage, value, byOneLane: true)];

    string Result(PlacedStage stage, ScalarAccumulator accumulator) =>
        (stage.Value.Type == Graphs.ElementType.Int32 && accumulator.Position is null ? "(int)" : stage.Value.Type != Graphs.ElementType.Int32 && accumulator.Position is not null ? "(float)" : "")
        + (accumulator.Position ?? accumulator.Name);

    /// <summary>The number of an element among those that are combined.</summary>
    string Position(PlacedStage stage) =>
        stage.Monoid == Monoid.ArgMax ? context.Index(new Shape(stage.Inner.Select(a => a.Extent)).Flatten([.. stage.Inner.Select(Dim.Of)])) : "";

    void PrintRoutine(PlacedStage stage, RoutineStage routine)
    {
        var printer = new ScalarExprPrinter(context, locals);
        var nest = Serial(stage.Free, printer);
        List<string> arguments = [IsAlone ? "0, 1" : "lane, lanes", .. routine.Sizes.Select(s => context.Index(s.Size))];
        arguments.AddRange(stage.Operands.Select((o, i) => Matrix(o.Value, o.Offset, routine.Operands[i].Whole)));
        arguments.Add(Matrix(stage.Value, stage.Target, routine.Whole));
        arguments.AddRange(routine.Routine.Options.Select(o => o ? "true" : "false"));
        printer.Line($"{StoreGuard(stage)}global::NetGen.Ilgpu.DeviceRoutines.{routine.Routine.Name}({string.Join(", ", arguments)});");
        Write(printer, nest);
    }

    /// <summary>A view, the place of the first element, and the distances between elements along the axes.</summary>
    string Matrix(Value value, Dim offset, EquatableArray<Axis> axes)
    {
        var start = offset.Substitute(a => a is Axis axis && axes.Contains(axis) ? Dim.Zero : null);
        return string.Join(", ", axes.Select(a => context.Index(offset.Coefficient(a)!)).Prepend($"{context.Pointer(value)}, {locals.Position(value, start)}"));
    }
}
