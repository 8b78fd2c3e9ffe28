namespace IlgpuSimulator;

/// <summary>Moves, also of parts into one register and out of it, and conversions to the formats of tensor cores.</summary>
static class PtxMoves
{
    const uint NaN = 0x7FFFFFFF;

    public static void Move(PtxFrame frame, PtxStatement statement)
    {
        PtxMachine.Expect(statement, 2);
        var type = PtxType.Parse(statement.Name[4..]) ?? throw PtxMachine.Unknown();
        var (target, source) = (statement.Arguments[0], statement.Arguments[1]);
        if (target.Kind == PtxArgumentKind.Vector) Unpack(frame, target.Parts!, type, frame.Read(source, type));
        else frame.Write(target, type, source.Kind == PtxArgumentKind.Vector ? Pack(frame, source.Parts!, type) : frame.Read(source, type));
    }

    /// <summary>The first part is the lowest.</summary>
    static ulong Pack(PtxFrame frame, PtxArgument[] parts, PtxType type)
    {
        var part = new PtxType('b', type.Size / parts.Length);
        ulong bits = 0;
        for (var i = 0; i < parts.Length; i++) bits |= (frame.Read(parts[i], part) & part.Mask) << (i * part.Size);
        return bits;
    }

    static void Unpack(PtxFrame frame, PtxArgument[] parts, PtxType type, ulong bits)
    {
        var part = new PtxType('b', type.Size / parts.Length);
        for (var i = 0; i < parts.Length; i++) frame.Write(parts[i], part, bits >> (i * part.Size) & part.Mask);
    }

    public static void Convert(PtxFrame frame, PtxStatement statement)
    {
        var arguments = statement.Arguments;
        switch (statement.Name)
        {
            case "cvt.rna.tf32.f32":
                PtxMachine.Expect(statement, 2);
                frame.Write(arguments[0], PtxType.B32, ToTF32((uint)frame.Read(arguments[1], PtxType.F32)));
                break;
            case "cvt.rn.bf16x2.f32":
                PtxMachine.Expect(statement, 3);
                var high = ToBF16((uint)frame.Read(arguments[1], PtxType.F32));
                frame.Write(arguments[0], PtxType.B32, high << 16 | ToBF16((uint)frame.Read(arguments[2], PtxType.F32)));
                break;
            default:
                throw PtxMachine.Unknown();
        }
    }

    /// <summary>To the nearest number with 10 bits after the point, and away from zero between two.</summary>
    public static uint ToTF32(uint bits) => IsNaN(bits) ? NaN : IsInfinity(bits) ? bits : (bits + 0x1000) & ~0x1FFFu;

    /// <summary>To the nearest number with 7 bits after the point, and to the even one between two.</summary>
    public static uint ToBF16(uint bits) => IsNaN(bits) ? NaN >> 16 : (bits + 0x7FFF + (bits >> 16 & 1)) >> 16;

    static bool IsNaN(uint bits) => (bits & 0x7FFFFFFF) > 0x7F800000;

    static bool IsInfinity(uint bits) => (bits & 0x7FFFFFFF) == 0x7F800000;
}
