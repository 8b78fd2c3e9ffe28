using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>A stage as the body of a static method, with the context that says what its parameters are.</summary>
sealed record PrintedStage(string Name, StageContext Context, IReadOnlyList<string> Cell, string Body);

/// <summary>Prints maps, reductions and scatters as loops over vectors.</summary>
static class StagePrinter
{
    public static PrintedStage Print(Stage stage, EquatableArray<Axis> grid, IEnumerable<string> dimensionNames)
    {
        var context = new StageContext(dimensionNames, CpuDialect.Instance);
        var code = new CodeWriter();
        var cell = Cell.Bind(context, grid);
        switch (stage)
        {
            case MapStage map:
                PrintMap(code, context, stage, Loops.Choose(stage, Placement.Place(map.Body), [], cell), cell);
                break;
            case PutStage put:
                PrintMap(code, context, stage, Loops.Choose(stage, Placement.Place(put.Body), [], cell), cell);
                break;
            case ReduceStage reduce:
                PrintReduce(code, context, reduce, cell);
                break;
            case ScatterStage scatter:
                PrintScatter(code, context, scatter, cell);
                break;
            default: throw new NotSupportedException(stage.GetType().Name);
        }
        return new PrintedStage(StageNames.For(stage), context, cell.Parameters, code.ToString());
    }

    static string Letter(StageContext context, Axis axis, int depth) => context.Bind(axis, AxisNames.Letter(depth));

    static bool IsFull(Loops loops, Cell cell) => loops.Vector is { } v && !cell.IsBlock(v) && v.Extent.Constant is { } extent && extent % 16 == 0;

    static void PrintMap(CodeWriter code, StageContext context, Stage stage, Loops loops, Cell cell)
    {
        var printer = new VectorExprPrinter(context, loops.Vector, IsFull(loops, cell));
        printer.CountUses(loops.Body);
        var heads = OpenLoops(context, printer, loops, [.. loops.Outer], cell);
        if (loops.Vector is { } vector) heads.Add(VectorLoop(context, printer, vector, cell, IsFull(loops, cell)));
        Store(context, printer, stage, loops, printer.Print(loops.Body), IsFull(loops, cell));
        Write(code, printer, heads);
    }

    static List<string> OpenLoops(StageContext context, VectorExprPrinter printer, Loops loops, IReadOnlyList<Axis> axes, Cell cell)
    {
        List<string> heads = [];
        foreach (var axis in axes)
        {
            if (!cell.IsBlock(axis)) Letter(context, axis, printer.Depth);
            heads.Add(cell.Loop(context, axis, "++"));
            printer.Push(axis);
        }
        return heads;
    }

    static string VectorLoop(StageContext context, VectorExprPrinter printer, Axis vector, Cell cell, bool full)
    {
        if (!cell.IsBlock(vector)) Letter(context, vector, printer.Depth);
        var head = cell.Loop(context, vector, " += V.Count");
        printer.Push(vector);
        if (!full) printer.Line($"var lanes = V.Lanes({cell.Limit(context, vector)} - {context.NameOf(vector)});");
        return head;
    }

    static void Store(StageContext context, VectorExprPrinter printer, Stage stage, Loops loops, string value, bool full)
    {
        if (stage is MapStage && ExprPrinter.IsMask(loops.Body)) value = $"V.And({value}, V.Create(1f))";
        var address = loops.Vector is null || loops.VectorIsReduced ? $"{context.Pointer(stage.Target)} + {context.Index(loops.Target)}" : printer.Address(stage.Target, loops.Target);
        printer.Line(StoreStatement.Print(context, stage, loops, value, address, full));
    }

    /// <summary>Nests the collected lines of every level into the loops.</summary>
    static void Write(CodeWriter code, VectorExprPrinter printer, IReadOnlyList<string> heads, (int Level, string Line)? after = null)
    {
        for (var level = 0; level <= heads.Count; level++)
        {
            if (level > 0) code.Open(heads[level - 1]);
            foreach (var line in printer.LinesOf(level)) code.Line(line);
        }
        for (var level = heads.Count; level > 0; level--)
        {
            code.Close();
            if (level == after?.Level) code.Line(after.Value.Line);
        }
    }

    static void PrintReduce(CodeWriter code, StageContext context, ReduceStage stage, Cell cell)
    {
        var body = Placement.Place(stage.Body);
        if (UnrolledReduction.Of(stage, body) is { } unrolled)
        {
            var map = new MapStage(stage.Target, stage.Axes, unrolled);
            PrintMap(code, context, map, Loops.Choose(map, unrolled, [], cell), cell);
            return;
        }
        var loops = Loops.Choose(stage, body, stage.Reduced, cell);
        var full = IsFull(loops, cell);
        var printer = new VectorExprPrinter(context, loops.Vector, full);
        printer.CountUses(loops.Body);
        var heads = OpenLoops(context, printer, loops, [.. loops.Outer], cell);
        if (loops.Vector is { } lane && !loops.VectorIsReduced) heads.Add(VectorLoop(context, printer, lane, cell, full));

        var accumulator = new Accumulator(context, stage.Monoid);
        printer.Line($"var {accumulator.Name} = {accumulator.Start};");
        if (accumulator.IndexName is { } winner) printer.Line($"var {winner} = V.Zero;");
        var outside = heads.Count;
        heads.AddRange(OpenLoops(context, printer, loops, [.. loops.Reduced], cell));
        if (loops.VectorIsReduced) heads.Add(VectorLoop(context, printer, loops.Vector!, cell, full));

        var element = printer.Print(loops.Body);
        if (loops.VectorIsReduced && !full) element = $"V.Select(lanes, {element}, {accumulator.Start})";
        foreach (var line in accumulator.Combine(element, Position(context, stage, loops))) printer.Line(line);

        Write(code, printer, heads, (outside + 1, StoreStatement.PrintResult(context, stage, loops, accumulator, full)));
    }

    static string Position(StageContext context, ReduceStage stage, Loops loops) =>
        stage.Monoid == Monoid.ArgMax ? context.Index(new Shape(loops.Reduced.Select(a => a.Extent)).Flatten([.. loops.Reduced.Select(Dim.Of)])) : "";

    static void PrintScatter(CodeWriter code, StageContext context, ScatterStage stage, Cell cell)
    {
        var isSum = stage.Monoid == Monoid.Sum;
        var body = Placement.Place(stage.Body);
        var row = Placement.Place(stage.Row);
        var inner = stage.Axes.Skip(1).Where(a => !a.Extent.Is(1) && !cell.Outer.Contains(a)).ToArray();
        var target = stage.Target.Layout.Offset([row, .. stage.Axes.Skip(1).Select(a => a.Index)]);
        Clear(code, context, stage, cell, stage.Monoid.Identity());
        Axis[] rows = [.. stage.Rows.Where(a => !a.Extent.Is(1))];
        var vector = inner.LastOrDefault();
        if (vector is not null && !(target.Coefficient(vector)?.Is(1) == true && Loops.CanRunAlong(vector, body, target, stage.Target.Type))) vector = null;
        var printer = new VectorExprPrinter(context, vector, false);
        printer.CountUses(body);
        var loops = new Loops { Outer = [.. rows, .. inner.Where(a => a != vector)], Reduced = [], Vector = vector, Body = body, Target = target };
        var heads = OpenLoops(context, printer, loops, [.. loops.Outer], cell);
        if (vector is not null) heads.Add(VectorLoop(context, printer, vector, cell, false));
        var element = printer.Print(body);
        var address = printer.Address(stage.Target, target);
        var (known, lanes) = vector is null ? ($"V.Create(*({address}))", "V.Lanes(1)") : ($"V.Load({address}, lanes)", "lanes");
        var combined = isSum ? $"({known} + {element})" : $"V.Max({known}, {element})";
        printer.Line($"{combined}.Store({address}, {lanes});");
        Write(code, printer, heads);
    }

    /// <summary>A cell of the grid has a part of the target; without a grid it is all one piece.</summary>
    static void Clear(CodeWriter code, StageContext context, ScatterStage stage, Cell cell, double start)
    {
        var map = new MapStage(stage.Target, stage.Axes, new Const(start));
        if (cell.Block is not null) PrintMap(code, context, map, Loops.Choose(map, map.Body, [], cell), cell);
        else code.Line($"new global::System.Span<float>({context.Pointer(stage.Target)}, checked((int)({context.Index(stage.Target.Layout.Length)}))).Fill({Identifiers.Float(start)});");
    }
}
