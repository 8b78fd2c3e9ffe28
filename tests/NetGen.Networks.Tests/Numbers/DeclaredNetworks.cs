using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Templates;
using NetGen.Generators;
using NetGen.Generators.Reading;

namespace NetGen.Networks.Tests;

/// <summary>The networks of this project once more, read from their embedded sources: the graphs that their generated code came from.</summary>
static class DeclaredNetworks
{
    const string Usings = """
        global using System;
        global using NetGen;
        global using static NetGen.Functions;
        """;

    static readonly ConcurrentDictionary<string, Lazy<EvaluatedNetwork>> evaluated = new();
    static readonly Lazy<CSharpCompilation> compilation = new(() => Compile([.. Sources()]));

    /// <summary>The declarations alone, without what the generator adds.</summary>
    public static CSharpCompilation Compilation => compilation.Value;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    public static EvaluatedNetwork Evaluate(Type network) => Evaluate(network.FullName!);

    public static EvaluatedNetwork Evaluate(string network) => evaluated.GetOrAdd(network, name => new(() =>
    {
        var (template, blocks) = Read(name);
        return Evaluator.Run(template, blocks);
    })).Value;

    /// <summary>The template of a network, and those of the classes that it mentions.</summary>
    public static (TypeTemplate Network, Compiler.EquatableArray<TypeTemplate> Blocks) Read(string name)
    {
        var reachable = Reachable.From(Template(name)!, Template);
        return (reachable.Network, reachable.Types);
    }

    static ReadType? Template(string name)
    {
        if (Compilation.GetTypeByMetadataName(name) is not { } type || type.Locations.All(l => !l.IsInSource)) return null;
        var template = TypeReader.Read(type, SemanticModels.Of(Compilation), null, default);
        return new(template, References.Of(template));
    }

    /// <summary>A compilation with the references of this project, which does not itself belong to them.</summary>
    public static CSharpCompilation Compile(params IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Declared", trees.Append(Parse(Usings, "Usings.cs")), references.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    static readonly Lazy<MetadataReference[]> references = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != typeof(DeclaredNetworks).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    static IEnumerable<SyntaxTree> Sources()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Networks/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return Parse(reader.ReadToEnd(), name);
        }
    }
}
