using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers;
using NetGen.Compiler;
using NetGen.Compiler.Templates;
using NetGen.Generators.Reading;

namespace NetGen.Generators.Tests;

using Checker = Func<TypeTemplate, EquatableArray<TypeTemplate>, EquatableArray<Issue>>;

/// <summary>What tests of the reader and the analyzer assert.</summary>
internal static class Verify
{
    /// <summary>The analyzer reports exactly the squiggles of the sources, which are legal C# otherwise. The checker is left out.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnostics(params string[] sources) =>
        await Diagnostics(static (_, _) => [], sources);

    public static async Task<ImmutableArray<Diagnostic>> Diagnostics(Checker check, params string[] sources)
    {
        var files = sources.Select((text, i) => Markup.Parse(text, $"File{i}.cs")).ToList();
        var compilation = Sources.Compile([.. files.Select(f => f.Source)]);
        compilation.AssertNoErrors();
        var found = await Analyze(compilation, new NetworkAnalyzer(check));
        var expected = files.SelectMany(f => f.Squiggles).ToList();
        foreach (var diagnostic in found)
        {
            var match = expected.FindIndex(
                s => s.File == diagnostic.Location.SourceTree?.FilePath && s.Span == diagnostic.Location.SourceSpan
                    && (s.Id ?? diagnostic.Id) == diagnostic.Id);
            Assert.True(match >= 0, $"unexpected {Show(diagnostic)}\nall: {string.Join("\n", found.Select(Show))}");
            expected.RemoveAt(match);
        }
        Assert.True(expected.Count == 0, $"missing: {string.Join(", ", expected)}\nfound: {string.Join("\n", found.Select(Show))}");
        return found;
    }

    /// <summary>A network with one [Forward] method of this body reports exactly the squiggles.</summary>
    public static Task<ImmutableArray<Diagnostic>> Body(string body, string members = "") => Diagnostics(Network(body, members));

    public static string Network(string body, string members = "") => $$"""
        namespace App;
        [Network]
        public partial class Net
        {
            const int Width = 16;
            readonly Linear head = new(Width);
            readonly Linear[] layers = [new(4), new(8)];
            {{members}}
            [Forward] Tensor Run([Shape("N", 8)] Tensor x)
            {
                {{body}}
            }
        }
        """;

    /// <summary>The lines of the [Forward] method's template, for a body without issues.</summary>
    public static string[] Lowered(string body, string members = "")
    {
        var template = Template("App.Net", Network(body, members));
        Assert.Empty(template.Issues);
        return [.. TemplateText.Of(template.Methods.Single(m => m.Name == "Run").Body)];
    }

    public static TypeTemplate Template(string type, params string[] sources)
    {
        var compilation = Sources.Compile(sources);
        compilation.AssertNoErrors();
        return Template(compilation, type);
    }

    public static TypeTemplate Template(Compilation compilation, string type, SiteTable? sites = null) =>
        TypeReader.Read(compilation.Type(type), SemanticModels.Of(compilation), sites, default);

    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var found = await compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
        return found;
    }

    static string Show(Diagnostic diagnostic) =>
        $"{diagnostic.Id} at '{diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)}' " +
        $"({diagnostic.Location.GetLineSpan()}): {diagnostic.GetMessage()}";
}
