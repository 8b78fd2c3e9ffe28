using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Reading;

namespace NetGen.Analyzers;

/// <summary>
/// Silences what other analyzers say about members that are read at compile time: they look unused, unread, unchecked or as if they
/// could be static.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetGenSuppressor : DiagnosticSuppressor
{
    static readonly ImmutableDictionary<string, SuppressionDescriptor> byId = Suppress(
        "IDE0051",
        "IDE0052",
        "CA1062",
        "CA1822",
        "CA1823",
        "CS0169",
        "CS0414");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions =>
        [.. byId.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (SemanticModels.Of(context.Compilation).Library is not { } library) return;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (Symbol(diagnostic, context) is { } symbol && IsOfTheLanguage(symbol, library))
            {
                context.ReportSuppression(Suppression.Create(byId[diagnostic.Id], diagnostic));
            }
        }
    }

    static ISymbol? Symbol(Diagnostic diagnostic, SuppressionAnalysisContext context)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return null;
        var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
        var model = context.GetSemanticModel(tree);
        for (; node is not null; node = node.Parent)
        {
            if (model.GetDeclaredSymbol(node, context.CancellationToken) is { } symbol) return symbol;
        }
        return null;
    }

    /// <summary>A field or method that the reader reads, or a parameter of one; the user's other members keep their diagnostics.</summary>
    static bool IsOfTheLanguage(ISymbol symbol, Library library) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol owner } => IsOfTheLanguage(owner, library),
        _ when !library.IsUserClass(symbol.ContainingType) => false,
        IFieldSymbol field => library.IsPart(field.Type),
        IPropertySymbol property => library.IsPart(property.Type),
        IMethodSymbol method =>
            library.IsData(method.ReturnType) || method.Parameters.Any(p => library.IsData(p.Type)) || IsEntry(method, library),
        _ => false,
    };

    static bool IsEntry(IMethodSymbol method, Library library) =>
        method.GetAttributes().Any(a => Library.Same(a.AttributeClass, library.Forward) || Library.Same(a.AttributeClass, library.Loss));

    static ImmutableDictionary<string, SuppressionDescriptor> Suppress(params string[] ids) => ids
        .Select((id, i) => new SuppressionDescriptor($"NGS{i + 1:000}", id, "NetGen reads this member at compile time"))
        .ToImmutableDictionary(d => d.SuppressedDiagnosticId, StringComparer.Ordinal);
}
