using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Compiler.Diagnostics;

namespace NetGen.Analyzers;

/// <summary>The descriptors of all rules of the language, made from the compiler's table.</summary>
internal static class Descriptors
{
    static readonly ImmutableDictionary<string, DiagnosticDescriptor> byId =
        Rule.All.ToImmutableDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. byId.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor Of(string rule) => byId[rule];

    // The whole message is one argument: an issue of an inlined block gets a part behind the rule's own text.
    static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        "NetGen",
        SeverityOf(rule),
        isEnabledByDefault: true,
        helpLinkUri: $"docs/diagnostics/{rule.Id}.md");

    static DiagnosticSeverity SeverityOf(Rule rule) => rule.Severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
