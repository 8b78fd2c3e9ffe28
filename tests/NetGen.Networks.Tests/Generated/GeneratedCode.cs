using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators;

namespace NetGen.Networks.Tests;

/// <summary>What the generator writes for this project's networks, run again in the test.</summary>
static class GeneratedCode
{
    static readonly Lazy<(Compilation Compilation, ImmutableArray<GeneratedSourceResult> Files)> all = new(() => Run());

    /// <summary>The declarations together with what was generated.</summary>
    public static Compilation Compilation => all.Value.Compilation;

    public static ImmutableArray<GeneratedSourceResult> Files => all.Value.Files;

    /// <summary>The files of one network, one after the other.</summary>
    public static string Of(Type network) => string.Concat(Files
        .Where(f => f.HintName.StartsWith(network.FullName! + ".", StringComparison.Ordinal))
        .Select(f => $"// {f.HintName}\n{f.SourceText}"));

    public static (Compilation Compilation, ImmutableArray<GeneratedSourceResult> Files) Run(params (string Property, string Value)[] properties)
    {
        var options = DeclaredNetworks.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetGenerator().AsSourceGenerator()], parseOptions: options, optionsProvider: new BuildProperties(properties));
        driver = driver.RunGeneratorsAndUpdateCompilation(DeclaredNetworks.Compilation, out var compilation, out var diagnostics);
        Assert.Empty(diagnostics);
        return (compilation, driver.GetRunResult().Results.Single().GeneratedSources);
    }

    /// <summary>MSBuild properties as the compiler hands them to generators.</summary>
    sealed class BuildProperties((string Property, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToImmutableDictionary(p => "build_property." + p.Property, p => p.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
