using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace NetGen.Testing;

/// <summary>
/// Compares a text with the file <c>Class.Method.verified.cs</c> beside the test, and writes <c>Class.Method.received.cs</c> where they
/// differ: the file convention of Verify. With NETGEN_UPDATE_SNAPSHOTS=1 the verified file is replaced, except in CI.
/// </summary>
public static class Snapshot
{
    public static void Verify(string text, [CallerFilePath] string test = "", [CallerMemberName] string method = "") =>
        Verify(text, Path.GetDirectoryName(test)!, $"{Path.GetFileNameWithoutExtension(test)}.{method}", Environment.GetEnvironmentVariable);

    /// <param name="text">What the test produced.</param>
    /// <param name="folder">Where the files lie.</param>
    /// <param name="name">Class and method of the test.</param>
    /// <param name="environment">The environment's variables.</param>
    public static void Verify(string text, string folder, string name, Func<string, string?> environment)
    {
        var (verified, received) = (Path.Combine(folder, name + ".verified.cs"), Path.Combine(folder, name + ".received.cs"));
        var isUpdate = IsUpdate(environment);
        text = Normalized(text);
        var expected = File.Exists(verified) ? Normalized(File.ReadAllText(verified)) : null;
        if (text == expected)
        {
            File.Delete(received);
            return;
        }
        if (isUpdate)
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        throw new XunitException(expected is null
            ? $"There is no {verified}; look at {received}, and rename it if it is right."
            : $"{Difference(expected, text)}\nCompare {verified}\n   with {received}, and set NETGEN_UPDATE_SNAPSHOTS=1 if the change is meant.");
    }

    /// <summary>Whether what differs is to be replaced by what is there now.</summary>
    /// <exception cref="InvalidOperationException">In CI, where nobody looks at the change.</exception>
    public static bool IsUpdate(Func<string, string?> environment)
    {
        if (!IsSet(environment("NETGEN_UPDATE_SNAPSHOTS"))) return false;
        return !IsSet(environment("CI")) ? true : throw new InvalidOperationException(
            "NETGEN_UPDATE_SNAPSHOTS is set in CI: snapshots are updated where a person looks at the change.");
    }

    static bool IsSet(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    static string Normalized(string text) => text.ReplaceLineEndings("\n").TrimStart('\uFEFF').TrimEnd('\n') + "\n";

    /// <summary>The first line that two texts do not share.</summary>
    public static string Difference(string expected, string actual)
    {
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < before.Length && line < now.Length && before[line] == now[line]) line++;
        return $"Line {line + 1} was\n    {before.ElementAtOrDefault(line)}\nand is now\n    {now.ElementAtOrDefault(line)}";
    }
}
