using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// Prints a product, and what follows it, as one kernel over tiles: while the threads multiply what lies in shared memory, the next part of
/// the depth is on its way to registers. ILGPU unrolls nothing, so the sums of a thread are scalars with names.
/// </summary>
sealed class ProductPrinter(CodeWriter code, KernelLocals locals, ProductForm product, Tile tile)
{
    const string Float4 = "global::NetGen.Ilgpu.Float4";

    readonly StageContext context = locals.Context;

    /// <summary>Floats between rows of an operand's tile; one vector more than the tile, so that threads that store along the depth meet different banks.</summary>
    static int Pitch(int size) => size + 4;

    public void Print(IReadOnlyList<PlacedStage> stages)
    {
        int left = Pitch(tile.Rows), right = Pitch(tile.Columns);
        // What is multiplied and what is written take turns in the same memory.
        var shared = Math.Max(2 * Tile.Depth * (left + right), Tile.Side * tile.Columns);
        code.Line($"var vectors = global::ILGPU.SharedMemory.Allocate<{Float4}>({shared / 4});");
        code.Line("var tiles = vectors.Cast<float>();");
        code.Line($"int thread = global::ILGPU.Group.IdxX, threadRow = thread / {Tile.Side}, threadColumn = thread % {Tile.Side};");
        PrintTile();
        code.Line($"int depth = {context.Index(ProductForm.Count(product.Depth))};");
        foreach (var i in Enumerable.Range(0, tile.ThreadRows))
            code.Line($"float {string.Join(", ", Enumerable.Range(0, tile.ThreadColumns).Select(j => $"{Sum(i, j)} = 0f"))};");
        PrintDepth(left, right);
        PrintStore(stages);
    }

    static string Sum(int row, int column) => $"c{row}{column}";

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
        var loadLeft = new OperandLoads(locals, product, product.Left, product.Rows, "left", "firstRow", tile.Rows, tile.ThreadRows);
        var loadRight = new OperandLoads(locals, product, product.Right, product.Columns, "right", "firstColumn", tile.Columns, tile.ThreadColumns);
        foreach (var line in loadLeft.Before.Concat(loadRight.Before)) code.Line(line);
        var half = Tile.Depth * (left + right);
        code.Open($"for (int first = 0; first < depth + {Tile.Depth}; first += {Tile.Depth})");
        foreach (var load in new[] { loadLeft, loadRight }) code.Line($"float {string.Join(", ", load.Names.Select(n => n + " = 0f"))};");
        code.Open("if (first < depth)");
        foreach (var line in loadLeft.Lines.Concat(loadRight.Lines)) code.Line(line);
        code.Close();
        code.Line($"int half = first / {Tile.Depth} % 2 * {half};");
        code.Open("if (first > 0)");
        PrintMultiply(left, right, half);
        code.Close();
        code.Open("if (first < depth)");
        foreach (var line in loadLeft.Stores("half", left).Concat(loadRight.Stores($"half + {Tile.Depth * left}", right))) code.Line(line);
        code.Line("global::ILGPU.Group.Barrier();");
        code.Close();
        code.Close();
    }

    /// <summary>The multiplications of one part of the depth, which lies in the half that is not being filled.</summary>
    void PrintMultiply(int left, int right, int half)
    {
        code.Line($"int leftAt = {half} - half + threadRow * {Math.Min(tile.ThreadRows, 4)}, rightAt = {half} - half + {Tile.Depth * left} + threadColumn * {Math.Min(tile.ThreadColumns, 4)};");
        code.Open($"for (int k = 0; k < {Tile.Depth}; k++)");
        PrintVector("a", "leftAt", tile.ThreadRows, tile.Rows);
        PrintVector("b", "rightAt", tile.ThreadColumns, tile.Columns);
        for (var i = 0; i < tile.ThreadRows; i++)
        {
            for (var j = 0; j < tile.ThreadColumns; j++) code.Line($"{Sum(i, j)} += {Element("a", i, tile.ThreadRows)} * {Element("b", j, tile.ThreadColumns)};");
        }
        code.Line($"leftAt += {left};");
        code.Line($"rightAt += {right};");
        code.Close();
    }

    /// <summary>A thread's elements of a row or column: vectors of four where there are as many, half a tile apart.</summary>
    void PrintVector(string name, string at, int count, int size)
    {
        for (var i = 0; i < count; i += 4)
        {
            var place = i == 0 ? at : $"{at} + {size / 2}";
            if (count >= 4) code.Line($"var {name}{i / 4} = vectors[({place}) / 4];");
            else code.Line($"float {string.Join(", ", Enumerable.Range(0, count).Select(k => $"{name}{k} = tiles[{(k == 0 ? place : $"{place} + {k}")}]"))};");
        }
    }

    static string Element(string name, int index, int count) => count >= 4 ? $"{name}{index / 4}.{"XYZW"[index % 4]}" : $"{name}{index}";

    /// <summary>
    /// Writes the sums, 16 rows of the tile at a time: by way of shared memory, so that neighbouring threads have neighbouring columns, and
    /// what follows the product is printed once.
    /// </summary>
    void PrintStore(IReadOnlyList<PlacedStage> stages)
    {
        code.Line("global::ILGPU.Group.Barrier();");
        code.Open($"for (int part = 0; part < {tile.ThreadRows}; part++)");
        PrintPart();
        code.Line("global::ILGPU.Group.Barrier();");
        code.Open($"for (int e = thread; e < {Tile.Side * tile.Columns}; e += {Tile.Threads})");
        var row = tile.ThreadRows <= 4 ? $"e / {tile.Columns} * {tile.ThreadRows} + part" : $"part / 4 * {tile.Rows / 2} + e / {tile.Columns} * 4 + part % 4";
        code.Line($"int tileRow = firstRow + {row}, tileColumn = firstColumn + e % {tile.Columns};");
        List<string> inside = [];
        if (!IsWhole(product.Rows, tile.Rows)) inside.Add($"tileRow < {context.Index(ProductForm.Count(product.Rows))}");
        if (!IsWhole(product.Columns, tile.Columns)) inside.Add($"tileColumn < {context.Index(ProductForm.Count(product.Columns))}");
        if (inside.Count > 0) code.Open($"if ({string.Join(" && ", inside)})");
        foreach (var line in IlgpuStagePrinter.Decode(context, [.. product.Rows], "tileRow", Bind).Concat(IlgpuStagePrinter.Decode(context, [.. product.Columns], "tileColumn", Bind)))
            code.Line(line);
        var printer = new IlgpuStagePrinter(code, locals, new IlgpuSchedule(Lanes.One)) { IsReadLater = stage => IlgpuKernelPrinter.IsReadLater(stages, stage) };
        printer.PrintValue(stages[0], "tiles[e]");
        foreach (var stage in stages.Skip(1)) printer.Print(stage);
        if (inside.Count > 0) code.Close();
        code.Close();
        code.Line("global::ILGPU.Group.Barrier();");
        code.Close();
    }

    static bool IsWhole(EquatableArray<Axis> axes, int size) => ProductForm.Count(axes).Constant is { } count && count % size == 0;

    /// <summary>A thread's sums of one of its rows, to shared memory.</summary>
    void PrintPart()
    {
        code.Line($"int at = threadRow * {tile.Columns} + threadColumn * {Math.Min(tile.ThreadColumns, 4)};");
        if (tile.ThreadRows > 1) code.Open("switch (part)");
        for (var i = 0; i < tile.ThreadRows; i++)
        {
            if (tile.ThreadRows > 1) code.Line(i == tile.ThreadRows - 1 ? "default:" : $"case {i}:");
            for (var j = 0; j < tile.ThreadColumns; j++)
            {
                var place = j < 4 ? j : tile.Columns / 2 + j - 4;
                code.Line($"    tiles[at{(place == 0 ? "" : $" + {place}")}] = {Sum(i, j)};");
            }
            if (tile.ThreadRows > 1) code.Line("    break;");
        }
        if (tile.ThreadRows > 1) code.Close();
    }
}
