using NetGen.Testing;
using Xunit.Sdk;

namespace NetGen.Compiler.Tests.Documentation;

/// <summary>
/// A part of a document that is made from the compiler's own tables, between two comments. Where it is stale the test fails;
/// NETGEN_UPDATE_SNAPSHOTS=1 writes it anew, except in CI.
/// </summary>
static class GeneratedSection
{
    const string End = "<!-- end of the generated part -->";

    public static void Verify(string file, string title, string text)
    {
        var document = File.ReadAllText(file).ReplaceLineEndings("\n");
        var updated = Replace(document, title, text);
        if (updated == document) return;
        if (!Snapshot.IsUpdate(Environment.GetEnvironmentVariable))
            throw new XunitException($"{file}, '{title}': {Snapshot.Difference(document, updated)}\nSet NETGEN_UPDATE_SNAPSHOTS=1 to write this part anew.");
        File.WriteAllText(file, updated);
    }

    /// <summary>The document with this text between <c>&lt;!-- generated: title --&gt;</c> and the end.</summary>
    public static string Replace(string document, string title, string text)
    {
        var start = $"<!-- generated: {title} -->\n";
        var from = document.IndexOf(start, StringComparison.Ordinal);
        if (from < 0) throw new XunitException($"The document has no line '{start.TrimEnd()}', where the generated part begins.");
        from += start.Length;
        var to = document.IndexOf(End, from, StringComparison.Ordinal);
        if (to < 0) throw new XunitException($"The document has no line '{End}' behind '{title}'.");
        return document[..from] + text + document[to..];
    }
}
