using System.Runtime.CompilerServices;

namespace IlgpuSimulator;

/// <summary>ldmatrix and mma. Which lane holds which element is told by the PTX ISA's figures of fragments.</summary>
static class PtxMatrices
{
    /// <summary>What a lane brings to a product: its registers of A, B and C.</summary>
    struct Fragments
    {
        public Four A;
        public Four B;
        public Four C;
    }

    [InlineArray(4)]
    struct Four
    {
        uint first;
    }

    public static void Multiply(PtxFrame frame, PtxStatement statement)
    {
        PtxMachine.Expect(statement, 4);
        var (depth, packed) = statement.Name switch
        {
            "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32" => (8, false),
            "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32" => (16, true),
            _ => throw PtxMachine.Unknown(),
        };
        var fragments = new Fragments();
        Read(frame, statement.Arguments[1], 4, PtxType.B32, ref fragments.A);
        Read(frame, statement.Arguments[2], 2, PtxType.B32, ref fragments.B);
        Read(frame, statement.Arguments[3], 4, PtxType.F32, ref fragments.C);
        var targets = PtxFrame.Parts(statement.Arguments[0], 4);
        var lanes = PtxWarp.Exchange(frame, statement.Name, fragments).Values;
        var lane = frame.Thread.Lane;
        for (var i = 0; i < 4; i++)
        {
            var (row, column) = (lane / 4 + i / 2 * 8, lane % 4 * 2 + i % 2);
            double sum = BitConverter.UInt32BitsToSingle(fragments.C[i]);
            for (var k = 0; k < depth; k++)
            {
                sum += packed ? PackedA(lanes, row, k) * PackedB(lanes, k, column) : SingleA(lanes, row, k) * SingleB(lanes, k, column);
            }

            frame.Write(targets[i], PtxType.F32, BitConverter.SingleToUInt32Bits((float)sum));
        }
    }

    static void Read(PtxFrame frame, PtxArgument argument, int count, PtxType type, ref Four registers)
    {
        var parts = PtxFrame.Parts(argument, count);
        for (var i = 0; i < count; i++) registers[i] = (uint)frame.Read(parts[i], type);
    }

    static double SingleA(Fragments[] lanes, int row, int k) => TF32(lanes[row % 8 * 4 + k % 4].A[row / 8 + k / 4 * 2]);

    static double SingleB(Fragments[] lanes, int k, int column) => TF32(lanes[column * 4 + k % 4].B[k / 4]);

    static double PackedA(Fragments[] lanes, int row, int k) => BF16(lanes[row % 8 * 4 + k % 8 / 2].A[row / 8 + k / 8 * 2], k % 2);

    static double PackedB(Fragments[] lanes, int k, int column) => BF16(lanes[column * 4 + k % 8 / 2].B[k / 8], k % 2);

    /// <summary>Tensor cores do not look at the lowest 13 bits.</summary>
    static double TF32(uint bits) => BitConverter.UInt32BitsToSingle(bits & ~0x1FFFu);

    static double BF16(uint pair, int half) => BitConverter.UInt32BitsToSingle(half == 0 ? pair << 16 : pair & 0xFFFF0000);

    public static void Load(PtxFrame frame, PtxStatement statement)
    {
        PtxMachine.Expect(statement, 2);
        var (count, transposed) = statement.Name switch
        {
            "ldmatrix.sync.aligned.m8n8.x1.shared.b16" => (1, false),
            "ldmatrix.sync.aligned.m8n8.x2.shared.b16" => (2, false),
            "ldmatrix.sync.aligned.m8n8.x4.shared.b16" => (4, false),
            "ldmatrix.sync.aligned.m8n8.x1.trans.shared.b16" => (1, true),
            "ldmatrix.sync.aligned.m8n8.x2.trans.shared.b16" => (2, true),
            "ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16" => (4, true),
            _ => throw PtxMachine.Unknown(),
        };
        PtxWarp.RefusePart(frame);
        var lane = frame.Thread.Lane;
        var address = lane < count * 8 ? frame.SharedAddress(statement.Arguments[1], RowLoad.RowBytes) : 0;
        var targets = PtxFrame.Parts(statement.Arguments[0], count);
        var rows = frame.Thread.Meetings.LoadRows(frame.Thread, statement.Name, address, count * 8);
        for (var i = 0; i < count; i++)
        {
            var (first, second) = transposed
                ? (rows[i * 8 + lane % 4 * 2, lane / 4], rows[i * 8 + lane % 4 * 2 + 1, lane / 4])
                : (rows[i * 8 + lane / 4, lane % 4 * 2], rows[i * 8 + lane / 4, lane % 4 * 2 + 1]);
            frame.Write(targets[i], PtxType.B32, (uint)second << 16 | first);
        }
    }
}
