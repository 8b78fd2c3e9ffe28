using NetGen.Compiler.Emit.Stages;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>Products in float32: a thread has a rectangle of sums in registers. ILGPU unrolls nothing, so they are scalars with names.</summary>
sealed class RegisterCore(CodeWriter code, StageContext context, Tile tile) : ProductCore(code, context, tile)
{
    public override string Word => "float";

    /// <summary>One vector more than the tile: threads that store along the depth meet different banks.</summary>
    public override int Pitch(int size) => size + 4;

    public override string Pack(IReadOnlyList<string> elements) => elements[0];

    static string Sum(int row, int column) => $"c{row}{column}";

    public override void PrintSums()
    {
        for (var i = 0; i < Tile.ThreadRows; i++)
            Code.Line($"float {string.Join(", ", Enumerable.Range(0, Tile.ThreadColumns).Select(j => $"{Sum(i, j)} = 0f"))};");
    }

    public override void PrintMultiply(string start)
    {
        int left = Pitch(Tile.Rows), right = Pitch(Tile.Columns);
        // Positions count vectors where vectors are read.
        int leftUnit = Unit(Tile.ThreadRows), rightUnit = Unit(Tile.ThreadColumns);
        Code.Line($"int leftAt = {Scaled(start, leftUnit)} + threadRow{Times(Tile.ThreadRows, leftUnit)}, rightAt = {Scaled($"{start} + {Tile.Depth * left}", rightUnit)} + threadColumn{Times(Tile.ThreadColumns, rightUnit)};");
        Code.Open($"for (int k = 0; k < {Tile.Depth}; k++)");
        PrintElements("a", "leftAt", Tile.ThreadRows, Tile.Rows);
        PrintElements("b", "rightAt", Tile.ThreadColumns, Tile.Columns);
        for (var i = 0; i < Tile.ThreadRows; i++)
        {
            for (var j = 0; j < Tile.ThreadColumns; j++) Code.Line($"{Sum(i, j)} += {Element("a", i, Tile.ThreadRows)} * {Element("b", j, Tile.ThreadColumns)};");
        }
        Code.Line($"leftAt += {left / leftUnit};");
        Code.Line($"rightAt += {right / rightUnit};");
        Code.Close();
    }

    static int Unit(int count) => count >= 4 ? 4 : 1;

    static string Scaled(string start, int unit) => unit == 1 ? start : $"({start}) / {unit}";

    static string Times(int count, int unit) => unit == 4 || count == 1 ? "" : $" * {count}";

    /// <summary>A thread's elements of a row or column: vectors of four where there are as many, half a tile apart.</summary>
    void PrintElements(string name, string at, int count, int size)
    {
        if (count < 4)
        {
            Code.Line($"float {string.Join(", ", Enumerable.Range(0, count).Select(i => $"{name}{i} = words[{at}{(i == 0 ? "" : $" + {i}")}]"))};");
            return;
        }
        for (var i = 0; i < count; i += 4) Code.Line($"var {name}{i / 4} = vectors[{at}{(i == 0 ? "" : $" + {size / 8}")}];");
    }

    static string Element(string name, int index, int count) => count >= 4 ? $"{name}{index / 4}.{"XYZW"[index % 4]}" : $"{name}{index}";

    public override int Parts => Tile.ThreadRows;

    public override int RowsOfPart => Tile.Side;

    public override string RowOfTile(string row) =>
        Tile.ThreadRows <= 4 ? $"{row} * {Tile.ThreadRows} + part" : $"part / 4 * {Tile.Rows / 2} + {row} * 4 + part % 4";

    public override void PrintPart(int part)
    {
        for (var j = 0; j < Tile.ThreadColumns; j++)
        {
            var place = j < 4 ? j : Tile.Columns / 2 + j - 4;
            Code.Line($"sums[threadRow * {Tile.Columns} + threadColumn * {Math.Min(Tile.ThreadColumns, 4)}{(place == 0 ? "" : $" + {place}")}] = {Sum(part, j)};");
        }
    }
}
