using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>
/// What reading one member keeps: the numbers of its sites, the names of its variables, and the only function that reports.
/// Sites count the nodes that were lowered, so an edit elsewhere, or of a comment, changes none of them.
/// </summary>
internal sealed class MemberScope(TypeScope type, string member)
{
    readonly Dictionary<ISymbol, string> names = new(SymbolEqualityComparer.Default);
    readonly HashSet<string> taken = new(StringComparer.Ordinal);
    int sites;

    public TypeScope Type => type;

    public Library Library => type.Library;

    public int Site(SyntaxNode node) => Site(node.SyntaxTree, node.Span);

    public int Site(SyntaxToken token) => Site(token.SyntaxTree!, token.Span);

    public int Site(SyntaxTree tree, TextSpan span)
    {
        type.Sites?.Add(new(type.FullName, member, sites), tree, span);
        return sites++;
    }

    /// <summary>Reports at a place. The poison that it returns stands for the value that could not be read.</summary>
    public Poison Report(Rule rule, SyntaxNode at, params string[] arguments) => Report(rule, Site(at), arguments);

    public Poison Report(Rule rule, SyntaxToken at, params string[] arguments) => Report(rule, Site(at), arguments);

    public Poison Report(Rule rule, int site, params string[] arguments)
    {
        type.Issues.Add(new(rule.Id, [.. arguments], [new(type.FullName, member, site)]));
        return new(site);
    }

    /// <summary>The value of something that the C# compiler has already reported.</summary>
    public Poison AlreadyReported(SyntaxNode at) => new(Site(at));

    /// <summary>The variable's name: its own, or <c>x_2</c> where another variable of the member is called so.</summary>
    public string Variable(ISymbol symbol)
    {
        if (!names.TryGetValue(symbol, out var name)) names[symbol] = name = Fresh(symbol.Name);
        return name;
    }

    /// <summary>A variable that the source does not have.</summary>
    public string Fresh(string wanted)
    {
        var name = wanted;
        for (var i = 2; !taken.Add(name); i++) name = $"{wanted}_{i}";
        return name;
    }
}
