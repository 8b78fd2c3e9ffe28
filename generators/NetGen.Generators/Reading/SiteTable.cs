using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>
/// Where the sites of a template are in the source. Only the analyzer keeps it: locations must not enter the incremental cache.
/// </summary>
internal sealed class SiteTable
{
    readonly Dictionary<Site, (SyntaxTree Tree, TextSpan Span)> places = [];

    public void Add(Site site, SyntaxTree tree, TextSpan span) => places[site] = (tree, span);

    public bool TryGet(Site site, [NotNullWhen(true)] out Location? location)
    {
        location = places.TryGetValue(site, out var place) ? Location.Create(place.Tree, place.Span) : null;
        return location is not null;
    }
}
