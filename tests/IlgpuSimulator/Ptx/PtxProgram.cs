namespace IlgpuSimulator;

enum PtxArgumentKind
{
    Register,
    Operand,
    Immediate,
    Vector,
    Address,
}

/// <summary>One argument of an instruction as it was written.</summary>
sealed record PtxArgument(PtxArgumentKind Kind, string Name = "", int Index = 0, long Value = 0, PtxArgument[]? Parts = null)
{
    public override string ToString() => Kind switch
    {
        PtxArgumentKind.Operand => $"%{Index}",
        PtxArgumentKind.Immediate => Value.ToString(),
        PtxArgumentKind.Vector => $"{{{string.Join<PtxArgument>(", ", Parts!)}}}",
        PtxArgumentKind.Address => $"[{Parts![0]}{(Value == 0 ? "" : $"+{Value}")}]",
        _ => Name,
    };
}

/// <summary>An instruction, a declaration (.reg and the type), or a brace.</summary>
sealed record PtxStatement(string Name, PtxArgument[] Arguments)
{
    public override string ToString() => $"{Name} {string.Join<PtxArgument>(", ", Arguments)}";
}

/// <summary>The text of an Emit, read once.</summary>
sealed class PtxProgram
{
    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, PtxProgram> known = new();

    public required IReadOnlyList<PtxStatement> Statements { get; init; }

    public static PtxProgram Of(string text) => known.GetOrAdd(text, t => new() { Statements = new PtxReader(t).Read() });
}
