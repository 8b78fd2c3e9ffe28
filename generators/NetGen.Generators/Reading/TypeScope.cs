using Microsoft.CodeAnalysis;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>What reading one class shares among its members: the symbols, the models, the issues, and what its bodies mention.</summary>
internal sealed class TypeScope(
    INamedTypeSymbol type,
    Library library,
    SemanticModels models,
    SiteTable? sites,
    CancellationToken cancellation)
{
    readonly HashSet<ISymbol> mentioned = new(SymbolEqualityComparer.Default);

    public INamedTypeSymbol Type => type;

    public string FullName { get; } = Names.FullName(type);

    public Library Library => library;

    public SemanticModels Models => models;

    public SiteTable? Sites => sites;

    public CancellationToken Cancellation => cancellation;

    public List<Issue> Issues { get; } = [];

    /// <summary>Methods of this class that a body calls and that are still to be read.</summary>
    public Queue<IMethodSymbol> Called { get; } = new();

    /// <summary>A field, property or method that a body uses.</summary>
    public void Mention(ISymbol symbol)
    {
        var definition = symbol.OriginalDefinition;
        if (!Library.Same(definition.ContainingType, type) || !mentioned.Add(definition)) return;
        if (definition is IMethodSymbol method) Called.Enqueue(method);
    }

    public bool IsMentioned(ISymbol symbol) => mentioned.Contains(symbol.OriginalDefinition);

    public IOperation? Operation(SyntaxNode node) => models[node.SyntaxTree].GetOperation(node, cancellation);
}
