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
/// <param name="Library">The product that a library may compute in its place; null if it is not that alone.</param>
sealed record PrintedKernel(
    KernelMethod Method, IReadOnlyList<Value> Values, IReadOnlyList<string> Numbers, IReadOnlyList<int> Draws, Dim Units, string Lanes, Dim? ScratchLength,
    LibraryProduct? Library);

/// <summary>A method that one or several kernels share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Packing">Its parameters.</param>
/// <param name="HasPrecisions">Whether there are methods of the same types for products of other precisions, named after them.</param>
sealed record KernelMethod(string Name, Packing Packing, bool HasPrecisions);

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
        var schedule = tile is null ? IlgpuSchedule.Of(kernel, stages, grid) : new IlgpuSchedule(Lanes.One);
        // The last axis may go by four.
        var byFour = FourCells.Along(stages, grid, schedule);
        IReadOnlyList<Axis> cells = byFour is null ? grid : [.. grid.Take(grid.Count - 1), FourWide.QuarterOf(byFour)];
        var bodies = Precisions(tile).Select(p =>
        {
            var (code, locals) = (new CodeWriter(), new KernelLocals(kernel, schedule, dimensionNames));
            if (tile is null) PrintBody(code, stages, cells, byFour, schedule, locals);
            else new ProductPrinter(code, locals, product!, tile, p).Print(stages);
            return new Body(code.ToString(), locals);
        }).ToArray();
        var (locals, context) = (bodies[0].Locals, bodies[0].Locals.Context);
        var (units, lanes) = tile is not null ? (tile.GroupsOf(product!), "Tiled") : (Dim.Product(cells.Select(a => a.Extent)), schedule.LanesArgument);
        return new PrintedKernel(MethodOf(kernel, bodies), [.. bodies[0].Values.Select(v => v.Value)], [.. context.Dims], [.. context.RandomKeys.Keys], units, lanes,
            locals.Scratch.Count > 0 ? locals.ScratchLength : null, product is null ? null : LibraryProduct.Of(stages, product));
    }

    /// <summary>A printed body. In each precision it has names of its own, also of parameters, which have the same types and order.</summary>
    sealed record Body(string Text, KernelLocals Locals)
    {
        public IEnumerable<(Value Value, string Name)> Values => Locals.Context.Pointers.Where(p => p.Value.Storage != Storage.Local);

        public Packing Packing => Packing.Of(
        [
            .. Values.Select(p => new KernelParameter(IlgpuDialect.Instance.Memory(p.Value), p.Name)),
            .. Locals.Scratch.Count > 0 ? [new KernelParameter("global::ILGPU.ArrayView<float>", "scratch")] : Array.Empty<KernelParameter>(),
            .. Locals.Context.Dims.Select(d => new KernelParameter("int", IlgpuDialect.Instance.Name(d))),
            .. Locals.Context.RandomKeys.Values.Select(k => new KernelParameter("ulong", k)),
        ]);
    }

    static IEnumerable<ProductPrecision> Precisions(Tile? tile) => tile is not null && TensorCore.Fits(tile)
        ? [ProductPrecision.Float32, ProductPrecision.TensorFloat32, ProductPrecision.BFloat16]
        : [ProductPrecision.Float32];

    KernelMethod MethodOf(Kernel kernel, IReadOnlyList<Body> bodies)
    {
        var packing = bodies[0].Packing;
        var text = $"({string.Join(", ", packing.Parameters)})\n{string.Join("\n", packing.Unpacking)}\n{bodies[0].Text}";
        if (methodByText.TryGetValue(text, out var known)) return known;
        var method = new KernelMethod(methodNames.Make(Identifiers.Pascal(kernel.Name)), packing, bodies.Count > 1);
        methodByText[text] = method;
        All.Add(method);
        StageNames.Describe(methods, kernel);
        for (var i = 0; i < bodies.Count; i++)
        {
            var own = bodies[i].Packing;
            methods.Open($"internal static void {method.Name}{(i == 0 ? "" : (ProductPrecision)i)}({string.Join(", ", own.Parameters)})");
            foreach (var line in own.Unpacking) methods.Line(line);
            methods.Lines(bodies[i].Text.TrimEnd('\n'));
            methods.Close().Line();
        }
        return method;
    }

    static void PrintBody(
        CodeWriter code, IReadOnlyList<PlacedStage> stages, IReadOnlyList<Axis> grid, Axis? byFour, IlgpuSchedule schedule, KernelLocals locals)
    {
        var context = locals.Context;
        // Axes are bound before the stages use their names; the lines that find them are printed after the loop's head.
        var decode = IlgpuStagePrinter.Decode(context, grid, "cell", axis => context.Bind(axis, AxisNames.Wish(axis, grid.ToList().IndexOf(axis))));
        var cells = context.Index(Dim.Product(grid.Select(a => a.Extent)));
        var inside = new CodeWriter();
        var printer = new IlgpuStagePrinter(inside, locals, schedule) { IsReadLater = stage => IsReadLater(stages, stage) };
        var declarations = new CodeWriter();
        locals.Declare(declarations, schedule);
        for (var i = 0; i < stages.Count; i++)
        {
            if (byFour is not null) new FourCells(inside, locals, new FourWide(locals, byFour)).Print(stages[i]);
            else printer.Print(stages[i]);
            if (schedule.Lanes != Lanes.One && stages.Skip(i + 1).Any(s => ReadsMemory(s, stages[i].Value, locals)))
                inside.Line("global::ILGPU.Group.Barrier();");
        }
        // The next cell writes where this one's lanes may still read.
        if (schedule.Lanes != Lanes.One && locals.AreReused) inside.Line("global::ILGPU.Group.Barrier();");

        if (schedule.Lanes == Lanes.Warp)
        {
            code.Line($"int lanes = {IlgpuSchedule.WarpSize}, rows = global::ILGPU.Group.DimX / lanes;");
            code.Line(schedule.Across
                ? "int row = global::ILGPU.Group.IdxX % rows, lane = global::ILGPU.Group.IdxX / rows;"
                : "int row = global::ILGPU.Group.IdxX / lanes, lane = global::ILGPU.Group.IdxX % lanes;");
            if (printer.Meets.Numbers) code.Line("int thread = row * lanes + lane;");
        }
        if (schedule.Lanes == Lanes.Group)
        {
            code.Line("int lanes = global::ILGPU.Group.DimX, lane = global::ILGPU.Group.IdxX;");
            if (printer.Meets.Numbers) code.Line("int thread = lane;");
        }
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
