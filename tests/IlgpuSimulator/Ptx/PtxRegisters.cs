using System.Text.RegularExpressions;

namespace IlgpuSimulator;

/// <summary>A register that inline PTX declared.</summary>
sealed class PtxRegister(PtxType type)
{
    public readonly PtxType Type = type;

    public ulong Bits;

    public bool IsSet;
}

/// <summary>The registers and copies of one thread. They live on from one Emit to the next, except those declared between braces.</summary>
sealed partial class PtxThread
{
    readonly List<Dictionary<string, PtxRegister>> scopes = [[]];

    public AsyncCopies Copies { get; } = new();

    public static PtxThread Of(KernelThread thread) => (PtxThread)(thread.Ptx ??= new PtxThread());

    public void Open() => scopes.Add([]);

    public void Close()
    {
        if (scopes.Count == 1) throw new RefusedException("a brace is closed that was not opened");
        scopes.RemoveAt(scopes.Count - 1);
    }

    public void CloseAll()
    {
        if (scopes.Count > 1) throw new RefusedException("a brace is not closed");
    }

    /// <summary>What ILGPU declares in front of a function's code.</summary>
    [GeneratedRegex(@"^%(p|r|rs|rd|f|fd)\d+$")]
    private static partial Regex NamesOfIlgpu { get; }

    /// <summary>A declaration in a loop is met again; it must say the same.</summary>
    public void Declare(string name, string type)
    {
        if (NamesOfIlgpu.IsMatch(name)) throw new RefusedException($"{name} is a name that ILGPU gives its own registers");
        var parsed = PtxType.Parse(type.TrimStart('.')) ?? throw new RefusedException($"registers of the type {type} are not known");
        if (scopes[^1].TryGetValue(name, out var before) && before.Type != parsed) throw new RefusedException($"{name} is declared twice");
        if (before is null) scopes[^1][name] = new(parsed);
    }

    public PtxRegister Find(string name)
    {
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            if (scopes[i].TryGetValue(name, out var register)) return register;
        }

        throw new RefusedException($"the register {name} is not declared");
    }
}
