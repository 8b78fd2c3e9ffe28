using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;
using NetGen.Generators;

namespace NetGen.Analyzers;

/// <summary>
/// Reports what is wrong with networks and blocks: the reader's issues in the class that they belong to, and the checker's in the network.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    readonly Func<TypeTemplate, EquatableArray<TypeTemplate>, EquatableArray<Issue>> check;

    /// <summary>The analyzer with the compiler's checker.</summary>
    public NetworkAnalyzer()
        : this(NetworkCompiler.Check)
    {
    }

    internal NetworkAnalyzer(Func<TypeTemplate, EquatableArray<TypeTemplate>, EquatableArray<Issue>> check) => this.check = check;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (ClassReadings.Of(start.Compilation) is not { } classes) return;
            start.RegisterSymbolAction(symbol => Analyze(symbol, classes), SymbolKind.NamedType);
        });
    }

    void Analyze(SymbolAnalysisContext context, ClassReadings classes)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!classes.Library.IsUserClass(type)) return;
        var reading = classes.Of(type, context.CancellationToken);
        var report = new IssueReport(reading, name => classes.Find(name, context.CancellationToken));
        HashSet<Issue> issues = [.. reading.Template.Issues];
        if (reading.Template.IsNetwork) issues.UnionWith(Check(reading, classes, context.CancellationToken));
        foreach (var issue in issues) context.ReportDiagnostic(report.Create(issue));
    }

    /// <summary>The checker's issues, where the network and all that it uses could be read.</summary>
    IEnumerable<Issue> Check(ClassReading network, ClassReadings classes, CancellationToken cancellation)
    {
        var reachable = Reachable.From(network.Read, name => classes.Find(name, cancellation)?.Read);
        if (reachable.Types.Append(reachable.Network).Any(HasErrors)) return [];
        try
        {
            // The checker repeats what it was given; a block's own issues are shown in the block.
            return check(reachable.Network, reachable.Types).Except(reachable.Types.SelectMany(type => type.Issues));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return [
                new(
                    Rule.Internal.Id,
                    [network.Template.Name, $"{error.GetType().Name}: {error.Message}"],
                    [new(network.Template.FullName, "", 0)])];
        }
    }

    static bool HasErrors(TypeTemplate type) => type.Issues.Any(issue => Rule.Get(issue.Rule).Severity == Severity.Error);
}
