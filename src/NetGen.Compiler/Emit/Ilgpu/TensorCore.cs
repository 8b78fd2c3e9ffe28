using NetGen.Compiler.Emit.Stages;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// Products on the tensor cores of CUDA devices (from sm_80 on), by <c>mma.sync</c> in inline PTX: eight warps, two by four, have a part of
/// the tile each. The sums are registers of PTX, declared once, so that they stay registers. Who holds which element is as the PTX ISA says
/// for m16n8k8 (tf32) and m16n8k16 (bf16), which agree when a word of the latter is a pair.
/// </summary>
sealed class TensorCore(CodeWriter code, StageContext context, Tile tile, ProductPrecision precision) : ProductCore(code, context, tile)
{
    const string Asm = "global::ILGPU.Runtime.Cuda.CudaAsm";

    /// <summary>Warps along rows and along columns.</summary>
    const int WarpRows = 2, WarpColumns = 4;

    /// <summary>Rows, columns and words of the depth that one instruction multiplies.</summary>
    const int FragmentRows = 16, FragmentColumns = 8, FragmentDepth = 8;

    /// <summary>The smallest tile that gives every warp something.</summary>
    public static bool Fits(Tile tile) => tile.Rows >= WarpRows * FragmentRows && tile.Columns >= WarpColumns * FragmentColumns;

    int RowFragments => Tile.Rows / (WarpRows * FragmentRows);

    int ColumnFragments => Tile.Columns / (WarpColumns * FragmentColumns);

    public override string Word => "uint";

    public override int Packed => precision == ProductPrecision.BFloat16 ? 2 : 1;

    /// <summary>Four steps of the depth and eight columns are read at a time: steps 8 banks apart do not meet.</summary>
    public override int Pitch(int size) => size + 8;

    public override string Pack(IReadOnlyList<string> elements) => precision == ProductPrecision.BFloat16
        ? $"(uint)global::NetGen.Ilgpu.BFloat16.FromFloat({elements[0]}) | (uint)global::NetGen.Ilgpu.BFloat16.FromFloat({elements[1]}) << 16"
        : $"global::ILGPU.Interop.FloatAsInt(global::NetGen.Ilgpu.TensorFloat32.Round({elements[0]}))";

    string Sum(int row, int column, int element) => $"%%sum{(row * ColumnFragments + column) * 4 + element}";

    public override void PrintSums()
    {
        var count = RowFragments * ColumnFragments * 4;
        Code.Line($"{Asm}.Emit(\".reg .f32 %%sum<{count}>;\");");
        for (var i = 0; i < count; i++) Code.Line($"{Asm}.Emit(\"mov.f32 %%sum{i}, 0f00000000;\");");
        // Within a warp, eight threads go along rows or columns and four along the depth.
        Code.Line("int warpRow = thread / 32 / 4, warpColumn = thread / 32 % 4, laneRow = thread % 32 / 4, laneStep = thread % 4;");
    }

    public override void PrintMultiply(string start)
    {
        int left = Pitch(Tile.Rows), right = Pitch(Tile.Columns);
        Code.Line($"int leftAt = {start} + laneStep * {left} + warpRow * {Tile.Rows / WarpRows} + laneRow;");
        Code.Line($"int rightAt = {start} + {Tile.Depth * left} + laneStep * {right} + warpColumn * {Tile.Columns / WarpColumns} + laneRow;");
        Code.Open($"for (int k = 0; k < {Tile.Depth}; k += {FragmentDepth})");
        for (var j = 0; j < ColumnFragments; j++)
            Code.Line($"uint b{j}0 = words[rightAt + {j * FragmentColumns}], b{j}1 = words[rightAt + {4 * right + j * FragmentColumns}];");
        for (var i = 0; i < RowFragments; i++)
        {
            var at = i * FragmentRows;
            Code.Line($"uint a{i}0 = words[leftAt + {at}], a{i}1 = words[leftAt + {at + 8}], a{i}2 = words[leftAt + {4 * left + at}], a{i}3 = words[leftAt + {4 * left + at + 8}];");
            for (var j = 0; j < ColumnFragments; j++)
            {
                var sums = "{" + string.Join(", ", Enumerable.Range(0, 4).Select(e => Sum(i, j, e))) + "}";
                Code.Line($"{Asm}.Emit(\"{Instruction} {sums}, {{%0, %1, %2, %3}}, {{%4, %5}}, {sums};\", a{i}0, a{i}1, a{i}2, a{i}3, b{j}0, b{j}1);");
            }
        }
        Code.Line($"leftAt += {FragmentDepth * left};");
        Code.Line($"rightAt += {FragmentDepth * right};");
        Code.Close();
    }

    string Instruction => precision == ProductPrecision.BFloat16
        ? "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32"
        : "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32";

    public override int Parts => RowFragments;

    public override int RowsOfPart => WarpRows * FragmentRows;

    public override string RowOfTile(string row) => $"{row} / {FragmentRows} * {Tile.Rows / WarpRows} + part * {FragmentRows} + {row} % {FragmentRows}";

    public override void PrintPart(int part)
    {
        Code.Line($"int sumsAt = (warpRow * {FragmentRows} + laneRow) * {Tile.Columns} + warpColumn * {Tile.Columns / WarpColumns} + laneStep * 2;");
        // By inline PTX: what it would hand to C# would go by way of local memory.
        Code.Open("fixed (float* place = &sums[sumsAt])");
        for (var j = 0; j < ColumnFragments; j++)
        {
            for (var e = 0; e < 4; e += 2)
            {
                var place = sizeof(float) * (e / 2 * 8 * Tile.Columns + j * FragmentColumns);
                Code.Line($"{Asm}.Emit(\"st.shared.v2.f32 [%0+{place}], {{{Sum(part, j, e)}, {Sum(part, j, e + 1)}}};\", (global::System.IntPtr)place);");
            }
        }
        Code.Close();
    }
}
