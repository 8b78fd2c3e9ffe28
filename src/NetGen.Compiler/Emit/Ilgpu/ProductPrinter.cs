using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// Prints a product, and what follows it, as one kernel over tiles: while the threads multiply what lies in one half of the shared memory,
/// the next part of the depth is on its way to registers, and from there to the other half.
/// </summary>
sealed class ProductPrinter(CodeWriter code, KernelLocals locals, ProductForm product, Tile tile, ProductPrecision precision)
{
    const string Float4 = "global::NetGen.Ilgpu.Float4";

    readonly StageContext context = locals.Context;
    readonly ProductCore core = ProductCore.Of(precision, code, locals.Context, tile);

    public void Print(IReadOnlyList<PlacedStage> stages)
    {
        int left = core.Pitch(tile.Rows), right = core.Pitch(tile.Columns);
        // What is multiplied and what is written take turns in the same memory.
        var shared = Math.Max(2 * Tile.Depth * (left + right), core.RowsOfPart * tile.Columns);
        code.Line($"var vectors = global::ILGPU.SharedMemory.Allocate<{Float4}>({shared / 4});");
        code.Line($"var words = vectors.Cast<{core.Word}>();");
        code.Line("var sums = vectors.Cast<float>();");
        code.Line($"int thread = global::ILGPU.Group.IdxX, threadRow = thread / {Tile.Side}, threadColumn = thread % {Tile.Side};");
        PrintTile();
        code.Line($"int depth = {context.Index(ProductForm.Count(product.Depth))};");
        core.PrintSums();
        PrintDepth(left, right);
        PrintStore(stages);
    }

    /// <summary>Which tile the group has.</summary>
    void PrintTile()
    {
        var rows = context.Index(Tile.Along(product.Rows, tile.Rows));
        var columns = context.Index(Tile.Along(product.Columns, tile.Columns));
        code.Line("int tile = global::ILGPU.Grid.IdxX;");
        code.Line($"int firstColumn = tile % ({columns}) * {tile.Columns}, firstRow = tile / ({columns}){(product.Batch.IsEmpty ? "" : $" % ({rows})")} * {tile.Rows};");
        if (product.Batch.IsEmpty) return;
        code.Line($"int batch = tile / (({columns}) * ({rows}));");
        foreach (var line in IlgpuStagePrinter.Decode(context, [.. product.Batch], "batch", Bind)) code.Line(line);
    }

    string Bind(Axis axis) => context.Bind(axis, AxisNames.Wish(axis, 1));

    void PrintDepth(int left, int right)
    {
        var loadLeft = new OperandLoads(locals, product, core, product.Left, product.Rows, "left", "firstRow", tile.Rows, tile.ThreadRows);
        var loadRight = new OperandLoads(locals, product, core, product.Right, product.Columns, "right", "firstColumn", tile.Columns, tile.ThreadColumns);
        foreach (var line in loadLeft.Before.Concat(loadRight.Before)) code.Line(line);
        var half = Tile.Depth * (left + right);
        code.Open($"for (int first = 0; first < depth + {core.Depth}; first += {core.Depth})");
        foreach (var load in new[] { loadLeft, loadRight }) code.Line($"{core.Word} {string.Join(", ", load.Names.Select(n => n + " = 0"))};");
        code.Open("if (first < depth)");
        foreach (var line in loadLeft.Lines.Concat(loadRight.Lines)) code.Line(line);
        code.Close();
        code.Line($"int half = first / {core.Depth} % 2 * {half};");
        code.Open("if (first > 0)");
        core.PrintMultiply($"{half} - half");
        code.Close();
        code.Open("if (first < depth)");
        foreach (var line in loadLeft.Stores("half", left).Concat(loadRight.Stores($"half + {Tile.Depth * left}", right))) code.Line(line);
        code.Line("global::ILGPU.Group.Barrier();");
        code.Close();
        code.Close();
    }

    /// <summary>
    /// Writes the sums, some rows of the tile at a time: by way of shared memory, so that neighbouring threads have neighbouring columns, and
    /// what follows the product is printed once.
    /// </summary>
    void PrintStore(IReadOnlyList<PlacedStage> stages)
    {
        code.Line("global::ILGPU.Group.Barrier();");
        code.Open($"for (int part = 0; part < {core.Parts}; part++)");
        for (var i = 0; i < core.Parts; i++)
        {
            if (core.Parts > 1) code.Open($"{(i > 0 ? "else " : "")}{(i == core.Parts - 1 ? "" : $"if (part == {i})")}".TrimEnd());
            core.PrintPart(i);
            if (core.Parts > 1) code.Close();
        }
        code.Line("global::ILGPU.Group.Barrier();");
        code.Open($"for (int e = thread; e < {core.RowsOfPart * tile.Columns}; e += {Tile.Threads})");
        code.Line($"int tileRow = firstRow + {core.RowOfTile($"e / {tile.Columns}")}, tileColumn = firstColumn + e % {tile.Columns};");
        List<string> inside = [];
        if (!IsWhole(product.Rows, tile.Rows)) inside.Add($"tileRow < {context.Index(ProductForm.Count(product.Rows))}");
        if (!IsWhole(product.Columns, tile.Columns)) inside.Add($"tileColumn < {context.Index(ProductForm.Count(product.Columns))}");
        if (inside.Count > 0) code.Open($"if ({string.Join(" && ", inside)})");
        foreach (var line in IlgpuStagePrinter.Decode(context, [.. product.Rows], "tileRow", Bind).Concat(IlgpuStagePrinter.Decode(context, [.. product.Columns], "tileColumn", Bind)))
            code.Line(line);
        var printer = new IlgpuStagePrinter(code, locals, new IlgpuSchedule(Lanes.One)) { IsReadLater = stage => IlgpuKernelPrinter.IsReadLater(stages, stage) };
        printer.PrintValue(stages[0], "sums[e]");
        foreach (var stage in stages.Skip(1)) printer.Print(stage);
        if (inside.Count > 0) code.Close();
        code.Close();
        code.Line("global::ILGPU.Group.Barrier();");
        code.Close();
    }

    static bool IsWhole(EquatableArray<Axis> axes, int size) => ProductForm.Count(axes).Constant is { } count && count % size == 0;
}
