using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace NetGen.Compiler.Tests.Documentation;

/// <summary>The documents know every layer and operation, and no others.</summary>
public partial class LibraryTablesTests
{
    [Fact]
    public void TheReadmeListsTheLibrary() =>
        GeneratedSection.Verify(Path.Combine(Repository.Root, "README.md"), "layers and operations", LibraryTables.Text);

    [Fact]
    public void TheReferenceHasARowForEveryLayer() => AssertRows("## Layers", LibraryTables.Layers);

    [Fact]
    public void TheReferenceHasARowForEveryOperation() => AssertRows("## Operations", LibraryTables.Operations);

    [Fact]
    public void ASectionIsReplacedBetweenItsMarks()
    {
        const string document = "a\n<!-- generated: t -->\nold\n<!-- end of the generated part -->\nb\n";
        Assert.Equal(document.Replace("old", "new"), GeneratedSection.Replace(document, "t", "new\n"));
        Assert.Throws<XunitException>(() => GeneratedSection.Replace(document, "other", "new\n"));
    }

    static void AssertRows(string section, IEnumerable<(string Title, string[] Names)> groups)
    {
        var known = FirstCells(section);
        Assert.Equal("", string.Join(", ", groups.SelectMany(g => g.Names).Where(n => !known.Contains(LibraryTables.Family(n[(n.IndexOf('.') + 1)..])))));
    }

    /// <summary>The names in the code of the first cells of a section's tables; one row has the sisters for one, two and three axes.</summary>
    static HashSet<string> FirstCells(string section)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "language.md"));
        var cells = lines.SkipWhile(l => l != section).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Select(l => FirstCell().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value);
        return [.. cells.SelectMany(c => Code().Matches(c)).SelectMany(c => Name().Matches(c.Value)).Select(m => LibraryTables.Family(m.Value))];
    }

    /// <summary>A bar that belongs to the text is written \|.</summary>
    [GeneratedRegex(@"^\| ((?:[^|\\]|\\.)*)\|")]
    private static partial Regex FirstCell();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Name();
}
