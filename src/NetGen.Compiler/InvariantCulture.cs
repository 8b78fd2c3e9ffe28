using System.Globalization;

namespace NetGen.Compiler;

/// <summary>
/// Makes the current thread write numbers as C# does until it is disposed: on a Swedish machine, -1 would otherwise be printed with a minus
/// sign that no compiler reads.
/// </summary>
sealed class InvariantCulture : IDisposable
{
    readonly CultureInfo before = CultureInfo.CurrentCulture;

    public InvariantCulture() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
