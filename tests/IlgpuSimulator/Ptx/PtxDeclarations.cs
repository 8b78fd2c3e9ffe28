using System.Reflection;

namespace IlgpuSimulator;

/// <summary>
/// ILGPU puts the text of an Emit into a kernel as often as its call is there once all methods are inlined, and the assembler takes a register
/// that is declared twice in one scope as a mistake. A call in a loop is there once.
/// </summary>
static class PtxDeclarations
{
    /// <summary>The registers that a text declares outside of braces.</summary>
    public static IEnumerable<string> Of(string text)
    {
        if (!text.Contains(".reg", StringComparison.Ordinal)) yield break;
        var depth = 0;
        foreach (var statement in Statements(text))
        {
            depth += statement.Name switch { "{" => 1, "}" => -1, _ => 0 };
            if (depth > 0 || !statement.Name.StartsWith(".reg", StringComparison.Ordinal)) continue;
            foreach (var register in statement.Arguments) yield return register.Name;
        }
    }

    /// <summary>A register that the inlined code of a kernel declares twice.</summary>
    public static string? Repeated(MethodBase kernel)
    {
        var seen = new HashSet<string>();
        var silent = new HashSet<MethodBase>();
        string? repeated = null;
        Inline(kernel);
        return repeated;

        bool Inline(MethodBase method)
        {
            var code = MethodCode.Of(method);
            var declares = code.Declarations.Count > 0;
            foreach (var register in code.Declarations)
            {
                if (!seen.Add(register)) repeated ??= register;
            }

            foreach (var called in code.Calls)
            {
                if (KernelCode.IsFollowed(called) && !silent.Contains(called) && repeated is null) declares |= Inline(called);
            }

            if (!declares) silent.Add(method);
            return declares;
        }
    }

    /// <summary>A text that cannot be read is refused where it runs, with the thread.</summary>
    static IEnumerable<PtxStatement> Statements(string text)
    {
        try
        {
            return PtxProgram.Of(text).Statements;
        }
        catch (RefusedException)
        {
            return [];
        }
    }
}
