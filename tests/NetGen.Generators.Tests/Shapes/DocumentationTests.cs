using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Compiler;
using NetGen.Compiler.Diagnostics;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>The pages of the rules are true: the example is reported at the place and with the message that they quote, the corrected one is not.</summary>
public partial class DocumentationTests
{
    /// <summary>Rules that no source can break by itself: an internal error, and a setting of the project.</summary>
    static readonly string[] withoutExample = [Rule.Internal.Id, Rule.UnsafeBlocks.Id];

    public static TheoryData<string> Rules => [.. Rule.All.Select(r => r.Id).Except(withoutExample).Order()];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Examples_are_as_they_say(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Folder(), id + ".md"));
        var examples = Examples().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(2, examples.Count);
        var at = Places().Match(page).Groups[1].Value;
        var quoted = Messages().Match(page);

        var found = Assert.Single(await Reported(examples[0]), d => d.Id == id);
        Assert.Equal(at, Text(found.Location));
        Assert.Equal(quoted.Groups[1].Value, found.Severity.ToString().ToLowerInvariant());
        Assert.Equal(Line().Replace(quoted.Groups[2].Value, ""), Line().Replace(found.GetMessage(), ""));
        Assert.Empty(await Reported(examples[1]));
    }

    static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Reported(string example) =>
        Verify.Analyze(Sources.Compile(example), new Analyzers.NetworkAnalyzer());

    /// <summary>Several lines are shown by their first.</summary>
    static string Text(Location location)
    {
        var text = location.SourceTree!.GetText().ToString(location.SourceSpan);
        return text.IndexOf('\n') is var end and >= 0 ? text[..end] + " …" : text;
    }

    static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "diagnostics"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex("^At `(.*)`:$", RegexOptions.Multiline)]
    private static partial Regex Places();

    [GeneratedRegex("^```text\n(error|warning|info) NG\\d{4}: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Messages();

    /// <summary>Where the file of an example is called otherwise.</summary>
    [GeneratedRegex(@"\w+\.cs line \d+\)$")]
    private static partial Regex Line();
}
