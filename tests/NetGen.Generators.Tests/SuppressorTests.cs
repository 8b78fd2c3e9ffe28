using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers;

namespace NetGen.Generators.Tests;

/// <summary>Members that are read at compile time look unused to others; the suppressor says that they are not.</summary>
public class SuppressorTests
{
    [Theory]
    [InlineData("[Forward] Tensor Run([Shape(\"N\")] Tensor x) => x;", true)]
    [InlineData("Tensor Part(Tensor x) => x; [Forward] Tensor Other([Shape(\"N\")] Tensor x) => x;", true)]
    [InlineData("readonly Linear head = new(3); [Forward] Tensor Other([Shape(\"N\")] Tensor x) => x;", true)]
    [InlineData("int Plain(int x) => x; [Forward] Tensor Other([Shape(\"N\")] Tensor x) => x;", false)]
    [InlineData("readonly int plain = 3; [Forward] Tensor Other([Shape(\"N\")] Tensor x) => x;", false)]
    public async Task Suppresses_only_members_of_the_language(string members, bool suppressed)
    {
        var compilation = Sources.Compile($"namespace App; [Network] partial class Net {{ {members} }}");
        var found = await Verify.Analyze(compilation, new FirstMemberIsUnused(), new NetGenSuppressor());
        Assert.Equal(suppressed, Assert.Single(found).IsSuppressed);
    }

#pragma warning disable RS1036, RS1041, RS2008 // Plays the part of the IDE's analyzer; it is loaded by nobody else.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    sealed class FirstMemberIsUnused : DiagnosticAnalyzer
    {
        static readonly DiagnosticDescriptor rule = new(
            "IDE0051",
            "Unused",
            "Unused",
            "Style",
            DiagnosticSeverity.Warning,
            isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(
                symbol => symbol.ReportDiagnostic(
                    Diagnostic.Create(
                        rule,
                        ((INamedTypeSymbol)symbol.Symbol).GetMembers().First(m => !m.IsImplicitlyDeclared).Locations[0])),
                SymbolKind.NamedType);
        }
    }
}
