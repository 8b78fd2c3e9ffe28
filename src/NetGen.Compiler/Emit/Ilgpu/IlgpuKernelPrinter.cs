using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>A kernel as it is printed: its method, and what a launch hands it, in the order of the parameters.</summary>
/// <param name="Method">The method and the delegate that launches it.</param>
/// <param name="Values">The values behind the views.</param>
/// <param name="Numbers">The dimensions and steps of loops.</param>
/// <param name="Draws">The ids of the random draws.</param>
/// <param name="Units">How many cells its grid has, or tiles its product.</param>
/// <param name="Lanes">How threads share them, as C#.</param>
/// <param name="ScratchLength">Floats of scratch memory that a cell needs; null where it needs none.</param>
sealed record PrintedKernel(
    KernelMethod Method, IReadOnlyList<Value> Values, IReadOnlyList<string> Numbers, IReadOnlyList<int> Draws, Dim Units, string Lanes, Dim? ScratchLength);

/// <summary>A method that one or several kernels share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="HasPrecisions">Whether there are methods of the same parameters for products of other precisions, named after them.</param>
sealed record KernelMethod(string Name, IReadOnlyList<KernelParameter> Parameters, bool HasPrecisions);

/// <summary>Prints kernels as methods that ILGPU compiles; those with equal text are one method.</summary>
sealed class IlgpuKernelPrinter(IReadOnlyList<string> dimensionNames, Tile? forcedTile)
{
    readonly Dictionary<string, KernelMethod> methodByText = [];
    readonly Identifiers methodNames = new();
    readonly CodeWriter methods = new();

    /// <summary>The printed methods.</summary>
    public string Methods => methods.ToString();

    /// <summary>The methods, in the order in which they were printed.</summary>
    public List<KernelMethod> All { get; } = [];

    public PrintedKernel Print(Kernel kernel)
    {
        PlacedStage[] stages = [.. kernel.Stages.Select(s => PlacedStage.Of(s, kernel.Grid))];
        List<Axis> grid = [.. kernel.Grid];
        AxisMerge.Run(grid, null, () => stages.SelectMany(s => s.Positions), replacement =>
        {
            foreach (var stage in stages) stage.Substitute(replacement);
        });
        var product = ProductForm.Of(stages, grid);
        var tile = product is null ? null : forcedTile ?? Tile.For(product);
        var schedule = tile is null ? IlgpuSchedule.Of(kernel, stages) : new IlgpuSchedule(Lanes.One);
        var bodies = Precisions(tile).Select(p =>
        {
            var (body, locals) = (new CodeWriter(), new KernelLocals(kernel, schedule, dimensionNames));
            if (tile is null) PrintBody(body, stages, grid, schedule, locals);
            else new ProductPrinter(body, locals, product!, tile, p).Print(stages);
            return (Text: body.ToString(), Locals: locals);
        }).ToArray();
        var locals = bodies[0].Locals;
        var context = locals.Context;
        var (units, lanes) = tile is not null ? (tile.GroupsOf(product!), "Tiled")
            : (Dim.Product(Cells(stages, grid, schedule).Select(a => a.Extent)), schedule.LanesArgument);
        var values = context.Pointers.Where(p => p.Value.Storage != Storage.Local).ToArray();
        KernelParameter[] parameters =
        [
            .. values.Select(p => new KernelParameter(IlgpuDialect.Instance.Memory(p.Value), p.Name)),
            .. locals.Scratch.Count > 0 ? [new KernelParameter("global::ILGPU.ArrayView<float>", "scratch")] : Array.Empty<KernelParameter>(),
            .. context.Dims.Select(d => new KernelParameter("int", IlgpuDialect.Instance.Name(d))),
            .. context.RandomKeys.Values.Select(k => new KernelParameter("ulong", k)),
        ];
        var method = MethodOf(kernel, parameters, [.. bodies.Select(b => b.Text)]);
        return new PrintedKernel(method, [.. values.Select(v => v.Value)], [.. context.Dims], [.. context.RandomKeys.Keys], units, lanes,
            locals.Scratch.Count > 0 ? locals.ScratchLength : null);
    }

    static IEnumerable<ProductPrecision> Precisions(Tile? tile) => tile is not null && TensorCore.Fits(tile)
        ? [ProductPrecision.Float32, ProductPrecision.TensorFloat32, ProductPrecision.BFloat16]
        : [ProductPrecision.Float32];

    KernelMethod MethodOf(Kernel kernel, IReadOnlyList<KernelParameter> parameters, IReadOnlyList<string> bodies)
    {
        var text = $"({string.Join(", ", parameters)})\n{bodies[0]}";
        if (methodByText.TryGetValue(text, out var known)) return known;
        var method = new KernelMethod(methodNames.Make(Identifiers.Pascal(kernel.Name)), parameters, bodies.Count > 1);
        methodByText[text] = method;
        All.Add(method);
        foreach (var group in kernel.Stages.GroupBy(s => s.Target.Scope).Take(8))
            methods.Line($"// {(group.Key.Length > 0 ? group.Key + ": " : "")}{string.Join(", ", group.Select(s => $"{ExprPrinter.ShortName(s.Target)} {s.Target.Shape}").Take(6))}{(group.Count() > 6 ? ", …" : "")}");
        var packing = Packing.Of(parameters);
        for (var i = 0; i < bodies.Count; i++)
        {
            methods.Open($"internal static void {method.Name}{(i == 0 ? "" : (ProductPrecision)i)}({string.Join(", ", packing.Parameters)})");
            foreach (var line in packing.Unpacking) methods.Line(line);
            methods.Lines(bodies[i].TrimEnd('\n'));
            methods.Close().Line();
        }
        return method;
    }

    /// <summary>The axes that cells are counted along: the last one may go by four.</summary>
    static IReadOnlyList<Axis> Cells(IReadOnlyList<PlacedStage> stages, IReadOnlyList<Axis> grid, IlgpuSchedule schedule) =>
        FourCells.Along(stages, grid, schedule) is { } axis ? [.. grid.Take(grid.Count - 1), FourCells.QuarterOf(axis)] : grid;

    static void PrintBody(CodeWriter code, IReadOnlyList<PlacedStage> stages, IReadOnlyList<Axis> grid, IlgpuSchedule schedule, KernelLocals locals)
    {
        var context = locals.Context;
        var byFour = FourCells.Along(stages, grid, schedule);
        grid = Cells(stages, grid, schedule);
        // Axes are bound before the stages use their names; the lines that find them are printed after the loop's head.
        var decode = IlgpuStagePrinter.Decode(context, grid, "cell", axis => context.Bind(axis, AxisNames.Wish(axis, grid.ToList().IndexOf(axis))));
        var cells = context.Index(Dim.Product(grid.Select(a => a.Extent)));
        var inside = new CodeWriter();
        var printer = new IlgpuStagePrinter(inside, locals, schedule) { IsReadLater = stage => IsReadLater(stages, stage) };
        var declarations = new CodeWriter();
        locals.Declare(declarations, schedule);
        for (var i = 0; i < stages.Count; i++)
        {
            if (byFour is not null) new FourCells(inside, locals, byFour, grid[grid.Count - 1]).Print(stages[i]);
            else printer.Print(stages[i]);
            if (schedule.Lanes != Lanes.One && stages.Skip(i + 1).Any(s => ReadsMemory(s, stages[i].Value, locals)))
                inside.Line("global::ILGPU.Group.Barrier();");
        }
        // The next cell writes where this one's lanes may still read.
        if (schedule.Lanes != Lanes.One && locals.AreReused) inside.Line("global::ILGPU.Group.Barrier();");

        if (schedule.Lanes == Lanes.Warp)
        {
            code.Line($"int lanes = {IlgpuSchedule.WarpSize}, rows = global::ILGPU.Group.DimX / lanes, row = global::ILGPU.Group.IdxX / lanes, lane = global::ILGPU.Group.IdxX % lanes;");
        }
        if (schedule.Lanes == Lanes.Group) code.Line("int lanes = global::ILGPU.Group.DimX, lane = global::ILGPU.Group.IdxX;");
        if (printer.Meets.Numbers) code.Line($"var partials = global::ILGPU.SharedMemory.Allocate<float>({IlgpuSchedule.GroupSize});");
        if (printer.Meets.Places) code.Line($"var places = global::ILGPU.SharedMemory.Allocate<int>({IlgpuSchedule.GroupSize});");
        if (declarations.ToString() is { Length: > 0 } declared) code.Lines(declared.TrimEnd('\n'));
        foreach (var line in locals.VectorViews) code.Line(line);
        code.Line($"int cells = {cells};");
        OpenCells(code, schedule);
        foreach (var line in decode) code.Line(line);
        code.Lines(inside.ToString().TrimEnd('\n'));
        code.Close();
    }

    /// <summary>Whether a stage behind this one reads its value.</summary>
    public static bool IsReadLater(IReadOnlyList<PlacedStage> stages, PlacedStage stage) =>
        stages.SkipWhile(s => s != stage).Skip(1).Any(s => s.Stage.Reads.Any(v => v.Root == stage.Value.Root));

    /// <summary>Whether a stage reads a value's memory, and not only variables that have its elements.</summary>
    static bool ReadsMemory(PlacedStage reader, Value value, KernelLocals locals)
    {
        if (!reader.Stage.Reads.Any(v => v.Root == value.Root)) return false;
        At[] elements = [.. reader.Elements.Where(e => e.Value.Root == value.Root)];
        return reader.Stage is RoutineStage || elements.Length == 0 || elements.Any(e => locals.Variable(e.Value, e.Offset) is null);
    }

    /// <summary>The loop over the cells that fall to a thread, or to the rows of a group.</summary>
    static void OpenCells(CodeWriter code, IlgpuSchedule schedule)
    {
        switch (schedule.Lanes)
        {
            case Lanes.One:
                code.Open("for (int cell = global::ILGPU.Grid.IdxX * global::ILGPU.Group.DimX + global::ILGPU.Group.IdxX; cell < cells; cell += global::ILGPU.Grid.DimX * global::ILGPU.Group.DimX)");
                break;
            case Lanes.Warp:
                code.Open("for (int first = global::ILGPU.Grid.IdxX * rows; first < cells; first += global::ILGPU.Grid.DimX * rows)");
                // Rows without a cell of their own do the last one's work, and store nothing: all threads meet at every barrier.
                code.Line("bool isActive = first + row < cells;");
                code.Line("int cell = isActive ? first + row : cells - 1;");
                break;
            default:
                code.Open("for (int cell = global::ILGPU.Grid.IdxX; cell < cells; cell += global::ILGPU.Grid.DimX)");
                break;
        }
    }
}
