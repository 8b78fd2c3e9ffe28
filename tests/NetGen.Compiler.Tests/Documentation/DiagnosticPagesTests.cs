using System.Text.RegularExpressions;
using NetGen.Compiler.Diagnostics;

namespace NetGen.Compiler.Tests.Documentation;

/// <summary>The pages in docs/diagnostics keep to the table of rules: the editor's help link leads there.</summary>
public partial class DiagnosticPagesTests
{
    static readonly string folder = Path.Combine(Repository.Root, "docs", "diagnostics");

    public static TheoryData<string> Rules => [.. Rule.All.Select(rule => rule.Id)];

    static string Page(string id) => Path.Combine(folder, id + ".md");

    [Theory]
    [MemberData(nameof(Rules))]
    public void EveryRuleHasAPageWithItsTitleAndSeverity(string id)
    {
        Assert.True(File.Exists(Page(id)), $"docs/diagnostics/{id}.md is missing");
        var rule = Rule.Get(id);
        var lines = File.ReadAllLines(Page(id));
        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Contains($"Severity: {SeverityName(rule)}", lines);
    }

    /// <summary>The message in a page is one that the rule's format gives.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void QuotedMessagesAreThoseOfTheRule(string id)
    {
        var rule = Rule.Get(id);
        var pattern = Placeholders().Replace(Regex.Escape(rule.Message).Replace("}", @"\}"), ".*");
        var message = new Regex($"^{SeverityName(rule)} {id}: {pattern}( \\(in '.*)?$");
        var quoted = File.ReadAllLines(Page(id)).Where(line => line.StartsWith($"{SeverityName(rule)} {id}: ", StringComparison.Ordinal)).ToList();
        // Nobody can write a network that makes the compiler fail on purpose.
        if (rule != Rule.Internal) Assert.NotEmpty(quoted);
        Assert.All(quoted, line => Assert.Matches(message, line));
    }

    [Fact]
    public void EveryPageHasARule() => Assert.Equal(
        Rule.All.Select(rule => rule.Id).Order(),
        Directory.GetFiles(folder, "NG*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order());

    [Fact]
    public void TheIndexListsEveryRule()
    {
        var rows = File.ReadAllLines(Path.Combine(folder, "README.md")).Where(line => line.StartsWith("| [NG", StringComparison.Ordinal)).Order();
        Assert.Equal(Rule.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {SeverityName(rule)} | {rule.Title} |").Order(), rows);
    }

    static string SeverityName(Rule rule) => rule.Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    [GeneratedRegex(@"\\\{\d+\\\}")]
    private static partial Regex Placeholders();
}
