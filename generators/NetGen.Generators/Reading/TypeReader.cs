using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>
/// Lowers one [Network] or [Block] class to its template, member by member. Never throws: a bug becomes an issue of the class.
/// </summary>
internal static class TypeReader
{
    /// <param name="type">The class.</param>
    /// <param name="models">The semantic models of its compilation.</param>
    /// <param name="sites">Filled with the places of all sites, for whoever reports.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static TypeTemplate Read(INamedTypeSymbol type, SemanticModels models, SiteTable? sites, CancellationToken cancellation)
    {
        var isNetwork = models.Library?.IsNetwork(type) ?? false;
        try
        {
            var scope = new TypeScope(type, models.Library!, models, sites, cancellation);
            return new ClassReader(scope, isNetwork).Read();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Failed(type, isNetwork, error, sites);
        }
    }

    static TypeTemplate Failed(INamedTypeSymbol type, bool isNetwork, Exception error, SiteTable? sites)
    {
        Site site = new(Names.FullName(type), "", 0);
        if (type.Locations is [{ SourceTree: { } tree } location, ..]) sites?.Add(site, tree, location.SourceSpan);
        return new()
        {
            FullName = Names.FullName(type),
            Namespace = Names.Namespace(type),
            Name = type.Name,
            IsNetwork = isNetwork,
            Issues = [new(Rule.Internal.Id, [type.Name, $"{error.GetType().Name}: {error.Message}"], [site])],
        };
    }

    /// <summary>The declarations that the user wrote, the one with the attribute first.</summary>
    internal static IReadOnlyList<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellation) =>
        [.. type.UserDeclarations(cancellation).OfType<TypeDeclarationSyntax>().OrderBy(d => d.AttributeLists.Count > 0 ? 0 : 1)];
}
