using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>What every member of the language does when it is really called: it says that it is only ever read.</summary>
static class CompileTime
{
    /// <summary>The exception for a member that the generator reads and nobody runs.</summary>
    internal static NotSupportedException Only([CallerMemberName] string member = "") => new(
        $"'{member.Replace("op_", "operator ", StringComparison.Ordinal)}' is read by NetGen's generator at compile time and never runs. " +
        "Write it in a method of a [Network] or [Block] class, and call the runnable overload that the generator added " +
        "(the one with spans of numbers), not the one with Tensor parameters.");
}
