using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>A program with what the generator adds to it, as a build compiles it.</summary>
/// <param name="Compilation">With the generated files.</param>
/// <param name="Failure">What the generator threw.</param>
internal sealed record GeneratedCompilation(Compilation Compilation, Exception? Failure)
{
    public static GeneratedCompilation Of(Compilation program)
    {
        var driver = Sources.Driver().RunGeneratorsAndUpdateCompilation(program, out var compilation, out _);
        return new(compilation, driver.GetRunResult().Results.Single().Exception);
    }

    /// <summary>Errors and warnings of the C# compiler.</summary>
    public IReadOnlyList<Diagnostic> OfCSharp() => [.. Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>What the analyzer says, with the real checker.</summary>
    public Task<ImmutableArray<Diagnostic>> OfNetGen() => Verify.Analyze(Compilation, new NetworkAnalyzer());
}
