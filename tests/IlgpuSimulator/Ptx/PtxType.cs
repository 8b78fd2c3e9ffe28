namespace IlgpuSimulator;

/// <summary>The type of a register or of an instruction's operand: its kind and size. Bits are taken for any kind of their size.</summary>
readonly record struct PtxType(char Kind, int Size)
{
    public static readonly PtxType B16 = new('b', 16);
    public static readonly PtxType B32 = new('b', 32);
    public static readonly PtxType B64 = new('b', 64);
    public static readonly PtxType F32 = new('f', 32);

    public ulong Mask => Size == 64 ? ulong.MaxValue : (1UL << Size) - 1;

    public static PtxType? Parse(string name) => name switch
    {
        "b16" or "b32" or "b64" or "f32" or "f64" => new(name[0], int.Parse(name[1..])),
        "u16" or "u32" or "u64" or "s16" or "s32" or "s64" => new('i', int.Parse(name[1..])),
        _ => null,
    };

    /// <summary>The register that ILGPU keeps a value of C# in.</summary>
    public static PtxType? Of(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => F32,
        TypeCode.Double => new('f', 64),
        TypeCode.Int32 or TypeCode.UInt32 => B32,
        TypeCode.Int64 or TypeCode.UInt64 => B64,
        TypeCode.Int16 or TypeCode.UInt16 => B16,
        _ => type == typeof(nint) || type == typeof(nuint) ? B64 : null,
    };

    public bool Takes(PtxType other) => Size == other.Size && (Kind == other.Kind || Kind == 'b' || other.Kind == 'b');

    public override string ToString() => $".{(Kind == 'i' ? 'u' : Kind)}{Size}";
}
