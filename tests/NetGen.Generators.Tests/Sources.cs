using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generators.Tests;

/// <summary>Makes compilations of test sources that reference the NetGen library, as a user's project does.</summary>
internal static class Sources
{
    const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using NetGen;
        global using static NetGen.Functions;
        """;

    static readonly string[] platform =
        ["System.Runtime", "System.Private.CoreLib", "System.Console", "System.Linq", "System.Collections", "netstandard"];

    static readonly MetadataReference[] references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => platform.Contains(Path.GetFileNameWithoutExtension(path)))
            .Append(typeof(Tensor).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    public static CSharpCompilation Compile(params string[] sources) => Compile(new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable), sources);

    public static CSharpCompilation Compile(CSharpCompilationOptions options, params string[] sources) =>
        CSharpCompilation.Create(
            "App",
            sources.Select((text, i) => Parse(text, $"File{i}.cs")).Append(Parse(GlobalUsings, "Usings.cs")),
            references,
            options);

    /// <summary>The compilation with a reference to NetGen.Ilgpu, so that its networks run on devices, too.</summary>
    public static Compilation WithDevices(this Compilation compilation) => compilation.AddReferences(
        new[] { typeof(IlgpuDevice), typeof(ILGPU.Context) }.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)));

    /// <summary>The generator, with its steps tracked.</summary>
    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new NetGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptions, path);

    /// <summary>The compilation with another text in place of one file.</summary>
    public static Compilation Replace(this Compilation compilation, int file, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.ElementAt(file), Parse(source, $"File{file}.cs"));

    public static INamedTypeSymbol Type(this Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName(name) ?? throw new ArgumentException($"no type '{name}' in the test's source");

    /// <summary>A test about NetGen's own rules must not fail over a C# error.</summary>
    public static void AssertNoErrors(this Compilation compilation) =>
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
}
